"""The terminal: numbers press buttons, a script can be piped, the picture is saved only when asked."""

import io
import os
import subprocess
import sys

from bot.channels.terminal import Terminal
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
