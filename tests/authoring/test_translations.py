"""Translations: gathered from the flows, checked for their names, spoken with Dutch to fall back on."""

from datetime import date

import pytest
from babel.messages.catalog import Catalog, Message, TranslationError

from bot.authoring.document import read
from bot.authoring.extract import texts
from bot.authoring.placeholders import check_names
from bot.engine.messages import Day, Text
from bot.wording import Wording

FLOW = """\
flow: proef
version: 1
steps:
  een:
    ask: Wie is {naam}?
    note: A name.
    choices: {ja: {button: Ja, says: zeker}, nee: Nee}
  twee:
    say: [Eerst dit., Dan dat.]
phrases: {klaar: Klaar}
"""


def test_every_text_is_gathered_with_its_step_as_context_and_the_note_for_translators():
    found = [(line, *text, notes) for line, _, text, notes in texts(read(FLOW, "proef.yaml"))]
    assert found == [
        (5, "proef.een", "Wie is {naam}?", ["A name."]),
        (7, "proef.een", "Ja", ["Button", "A name."]),
        (7, "proef.een", "zeker", ["Inside a sentence, see the note of the step", "A name."]),
        (7, "proef.een", "Nee", ["Button", "A name."]),
        (9, "proef.twee", "Eerst dit.", []),
        (9, "proef.twee", "Dan dat.", []),
        (10, "proef.klaar", "Klaar", []),
    ]


@pytest.mark.parametrize(
    "wrong", ["Who is {name}?", "Who is it?", "Who is {naam.__class__}?", "Who is {naam!r}?", "Who is {naam?"]
)
def test_a_translation_with_other_names_in_braces_is_refused(wrong):
    with pytest.raises(TranslationError):
        check_names(Catalog(), Message("Wie is {naam}?", wrong))


def test_a_translation_with_the_same_names_is_fine():
    check_names(Catalog(), Message("Wie is {naam}?", "Who is {naam}?"))


def test_lists_and_dates_are_spoken_in_the_language():
    text = Text("", "{people}, {until}", {"people": ("oma", "Els", "de juf"), "until": Day(3)})
    assert Wording("nl", lambda: date(2026, 11, 22)).say(text) == "oma, Els en de juf, 25 november"
    assert Wording("en", lambda: date(2026, 11, 22)).say(text) == "oma, Els and de juf, 25 November"


def test_a_value_is_never_read_as_a_pattern():
    assert (
        Wording("nl").say(Text("", "Dag {name}", {"name": "{people} {0.__class__} %s"}))
        == "Dag {people} {0.__class__} %s"
    )


def test_what_is_not_translated_is_said_in_dutch():
    assert Wording("en").say(Text("nergens.niets", "Hallo daar.")) == "Hallo daar."


def test_a_translation_cannot_reach_into_a_value():
    with pytest.raises(ValueError, match="bare names"):
        Wording("nl").say(Text("", "{name.__class__}", {"name": "oma"}))
