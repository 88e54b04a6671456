"""The terminal: numbers press buttons, a script can be piped, the picture is saved only when asked."""

import io
import os
import subprocess
import sys

from bot.channels.terminal import CLEAR, Terminal
from bot.message import Button, Message
from tests.playing import conversation


def talked(*lines: str, draw=lambda picture: b"PNG") -> str:
    shown = io.StringIO()
    Terminal(conversation(), draw, io.StringIO("".join(f"{line}\n" for line in lines)), shown, echo=False).talk()
    return shown.getvalue()


def test_a_number_presses_the_button_of_that_number():
    assert "Mag ik je antwoorden bewaren?" in talked("1")


def test_a_number_that_is_on_no_button_is_typed_words():
    assert "ik snap het niet goed" in talked("77")


def test_commands_work_as_everywhere():
    assert "0800-2000" in talked("/hulp")


def test_a_button_that_opens_a_site_has_no_number_and_the_next_one_counts_on():
    said = talked("/hulp")
    assert "https://veiligthuis.nl" in said and "[1] Hulp   [2] Snel weg" in said


def test_nothing_is_written_until_the_picture_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = ["1", "ja", "ja", "druk", "oma", "klaar", "oma", "niemand", "niemand", "niemand", "nee", "nee", "plaatje"]
    talked(*lines)
    assert os.listdir() == []
    assert "Opgeslagen als kring.png." in talked(*lines, "bewaar plaatje")
    assert (tmp_path / "kring.png").read_bytes() == b"PNG"


def test_a_piped_conversation_ends_well_at_the_end_of_the_file(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bot", "talk"],
        input="ouder\nbeginnen\nja\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "> beginnen" in done.stdout and "rustig typen" in done.stdout


class Screen(io.StringIO):
    """A terminal, as far as we know."""

    def isatty(self):
        return True


ERASED = "Wat we schreven is weg"


def test_a_wipe_and_a_quick_exit_clear_the_screen_and_forget_the_picture():
    for line, left in (("/wis\nja", ERASED), ("/weg", "Tot later.")):
        screen = Screen()
        terminal = Terminal(conversation(), bytes, io.StringIO(f"1\nja\nja\ndruk\noma\n{line}\n"), screen, echo=False)
        terminal.talk()
        before, cleared, after = screen.getvalue().rpartition(CLEAR)
        assert cleared
        assert "oma" in before and "oma" not in after and left in after
        assert terminal.picture is None
        assert (terminal.state is None) == (left == ERASED)


def test_where_nothing_can_be_taken_back_it_does_not_say_so():
    shown = talked("1", "/wis", "ja")
    assert ERASED not in shown and "Een deel van deze chat kan ik niet weghalen" in shown


def test_a_button_that_opens_a_site_shows_where():
    shown = io.StringIO()
    terminal = Terminal(conversation(), bytes, io.StringIO(), shown, echo=False)
    terminal.print(
        Message("Kijk eens.", rows=((Button("De site", url="https://voorbeeld.nl"), Button("Ja", "s:1:ja")),))
    )
    assert "De site: https://voorbeeld.nl   [1] Ja" in shown.getvalue()
