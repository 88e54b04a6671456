"""Whom we hear in what people type: a table a Dutch reader can check, and promises that hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.circle.names.hearing import Heard, Mention, understand
from bot.circle.names.lettering import MOST

TABLE = Path(__file__).with_name("as_typed.txt").read_text(encoding="utf-8").split("\n")
ROWS = [tuple(line.split(" →", 1)) for line in TABLE if " →" in line and not line.startswith("#")]
NOTES = {"pet", "faith", "machine", "self", "deceased", "group", "contact", "story", "toomany"}
MARKS = {"unsure", "conflict", "secret", "costs"}

STORY = """Het is al een tijdje heel erg druk thuis, mijn man werkt veel en ik sta er vaak alleen voor met de kinderen.
Gelukkig past mijn moeder op woensdag op en mijn zus Fatima belt bijna elke dag. De buurvrouw haalt soms de jongste van
school. Mijn vader is twee jaar geleden overleden, dat mis ik nog elke dag. Op school is juf Anja heel lief voor Sam."""

# Pieces from which lines are made that look like what people type.
SCRAPS = st.sampled_from(
    [
        *(
            "oma",
            "opa",
            "mn zus Fatima",
            "Karin",
            "de juf van groep 4",
            "mijn",
            "me",
            "tante Els",
            "Jan Willem",
            "dr. De Vries",
        ),
        *(
            "moeder van Daan",
            "niemand",
            "geen idee",
            "mijn hond",
            "God",
            "jij",
            "de buurt",
            "is overleden",
            "ligt lastig",
        ),
        *(
            ",",
            " en ",
            "/",
            "\n",
            " - ",
            "(",
            ")",
            ": ",
            "1. ",
            "• ",
            " maar ",
            " die ",
            " van ",
            "?",
            "!",
            "👵🏽",
            "'",
            "\u202e",
        ),
        *(
            "0612345678",
            "karin@mail.nl",
            "@karin",
            "www.x.nl",
            "\x00",
            "\ud800",
            "فاطمة",
            "бабушка",
            "李明",
            "MIJN ZUS",
            "ik denk aan ",
        ),
    ]
)
LINES = st.lists(SCRAPS, max_size=40).map("".join)
ANYTHING = st.text(st.characters(), max_size=300)


def told(heard: Heard) -> str:
    """What was heard, written as in the table."""
    said = [" · ".join(map(written, heard.people))] if heard.people else []
    said += ["nobody"] if heard.nobody else []
    return " ; ".join(said + [f"note {note}" for note in heard.notes])


def written(mention: Mention) -> str:
    marks = f" ({', '.join(sorted(mention.marks))})" if mention.marks else ""
    return f"{mention.name} [{mention.relation or '?'}]{marks}"


@pytest.mark.parametrize(("typed", "meant"), ROWS, ids=[typed for typed, _ in ROWS])
def test_hears_what_a_reader_hears(typed: str, meant: str) -> None:
    assert told(understand(typed.replace("\\n", "\n"))) == meant.strip()


def test_a_story_gives_only_who_is_surely_a_person() -> None:
    heard = understand(STORY)
    assert [mention.relation for mention in heard.people] == ["man", "moeder", "zus", "buurvrouw", "juf"]
    assert {"story", "deceased"} <= set(heard.notes)
    assert not heard.nobody


def test_more_than_twelve_are_cut_and_said_so() -> None:
    names = [
        "Aad",
        "Bea",
        "Carla",
        "Daan",
        "Eva",
        "Floris",
        "Guus",
        "Hans",
        "Ina",
        "Jaap",
        "Kees",
        "Loes",
        "Miep",
        "Nel",
    ]
    heard = understand(", ".join(names))
    assert [mention.name for mention in heard.people] == names[:12]
    assert heard.notes == ("toomany",)


def test_someone_named_twice_is_one_person_with_all_that_was_said() -> None:
    heard = understand("mn zus Fatima, oma, mijn zus Fatima maar we hebben ruzie")
    assert [(mention.name, set(mention.marks)) for mention in heard.people] == [
        ("mn zus Fatima", {"conflict"}),
        ("oma", set()),
    ]


def test_a_long_name_is_cut_at_a_word() -> None:
    (mention,) = understand("de moeder van het allerbeste vriendinnetje van mijn jongste dochter").people
    assert len(mention.name) <= 40
    assert not mention.name.endswith((" van", " mijn", " het"))


@pytest.mark.parametrize(
    "typed", ["", " ", "\n\n", "👍🏽", "\u200d", "\ud800\udfff", "\x00\x01", "()", "((((", "''''", "- - -"]
)
def test_nothing_is_not_somebody(typed: str) -> None:
    assert understand(typed).people == ()


@settings(max_examples=300, deadline=None)
@given(st.one_of(LINES, ANYTHING))
def test_any_text_gives_names_fit_to_show(text: str) -> None:
    heard = understand(text)
    assert len(heard.people) <= 12
    assert set(heard.notes) <= NOTES
    assert len(set(heard.notes)) == len(heard.notes)
    assert not (heard.nobody and heard.people)
    for mention in heard.people:
        assert 0 < len(mention.name) <= 40
        assert mention.name == " ".join(mention.name.split())
        assert mention.name.isprintable()
        assert mention.marks <= MARKS
        assert longest_number(mention.name) < 6


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_a_name_heard_is_heard_again(text: str) -> None:
    for mention in understand(text).people:
        assert understand(mention.name).people


@pytest.mark.parametrize("typed", [typed for typed, meant in ROWS if meant.count("[") == 1 and "(" not in meant])
def test_a_name_from_the_table_is_itself_when_typed_alone(typed: str) -> None:
    (mention,) = understand(typed.replace("\\n", "\n")).people
    assert [person.name for person in understand(mention.name).people] == [mention.name]


def test_only_so_much_is_read() -> None:
    """A guard on size, not on the clock: work grows with what is read, and that is bounded."""
    assert understand("x" * 100_000 + ", oma").people == ()
    assert len(understand("oma, Els, " * 10_000).people) == 2
    assert MOST == 4_000


def longest_number(name: str) -> int:
    runs = "".join(sign if sign.isdigit() else " " for sign in name).split()
    return max(map(len, runs), default=0)
