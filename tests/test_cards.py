"""The right numbers for everyone at every hour, and not one number that we do not know for sure."""

import re
from dataclasses import replace
from datetime import datetime

import pytest

from bot.authoring.catalogues import catalogues
from bot.authoring.check import LOCALES
from bot.authoring.load import FOLDER, documents_of
from bot.authoring.tone import every
from bot.clock import HERE
from bot.conversation import Conversation
from bot.engine.flow import AUDIENCES
from bot.engine.hours import Hours, Span
from bot.engine.library import Library
from bot.engine.messages import Commanded
from bot.message import Message
from bot.safety.listening import Heard
from tests.playing import LIBRARY, Player

ALARM, SAFE, CHILD, DEATH, SEXUAL, TALK = "112", "0800-2000", "0800-0432", "113", "0800-0188", "088 0767 000"
NUMBERS = {ALARM, SAFE, CHILD, DEATH, "0800-0113", SEXUAL, TALK}  # all there are; see the sources in hulplijnen.yaml
GROWN = {  # what a parent, and somebody near a child, is to be given
    "hulp": {ALARM, SAFE, DEATH, TALK},
    "praten": {TALK},
    "zorg": {ALARM, SAFE},
    "violence_now": {ALARM, SAFE},
    "violence": {ALARM, SAFE},
    "child_unsafe": {ALARM, SAFE},
    "sexual_violence": {SEXUAL, SAFE, ALARM},
    "violence_by_me": {SAFE, ALARM},
    "self_harm": {DEATH, ALARM, TALK},
    "suicide": {DEATH, ALARM},
    "other_person": {DEATH, ALARM},
    "exhaustion": {TALK, DEATH, ALARM},
}
YOUNG = {
    "hulp": {ALARM, CHILD, SAFE, DEATH},
    "praten": {CHILD, DEATH},
    "zorg": {ALARM, SAFE},
    "violence_now": {ALARM, SAFE, CHILD},
    "violence": {ALARM, CHILD, SAFE},
    "child_unsafe": {ALARM, CHILD, SAFE},
    "sexual_violence": {SEXUAL, CHILD, SAFE, ALARM},
    "violence_by_me": {CHILD, SAFE, ALARM},
    "self_harm": {DEATH, CHILD, ALARM},
    "suicide": {DEATH, CHILD, ALARM},
    "other_person": {ALARM, DEATH, CHILD},
    "exhaustion": {CHILD, DEATH, ALARM},
}
WANTED = {"parent": GROWN, "young": YOUNG, "near": GROWN}
CARDS = [(audience, theme) for audience, themes in WANTED.items() for theme in themes]
DAY, NIGHT = "2026-11-25T15:00", "2026-11-26T02:30"


class Hears:
    """A listener that hears one thing, always."""

    themes = LIBRARY.listener.themes

    def __init__(self, *about: str) -> None:
        self.heard = Heard("help", about)

    def listen(self, text: str) -> Heard:
        return self.heard


def library_for(audience: str, **fields: object) -> Library:
    flow = replace(LIBRARY.flows["ouder"], audience=audience)
    return replace(LIBRARY, flows={**LIBRARY.flows, "ouder": flow}, **fields)  # type: ignore[arg-type]


def card(audience: str, *themes: str, at: str = DAY, language: str = "nl", known: Library | None = None) -> Message:
    """The card as it comes on the screen of somebody who typed something of the kind."""
    known = known or library_for(audience, listener=Hears(*(theme for theme in themes if theme not in ("hulp",))))
    player = Player(
        Conversation(known, language=language, flow="ouder"), now=datetime.fromisoformat(at).replace(tzinfo=HERE)
    )
    player.says("een paar woorden")
    return player.messages[0]


def called(text: str) -> list[str]:
    """Everything in a text that could be a number to call."""
    return re.findall(r"\d[\d -]*\d{2}|\d{3,}", text)


def test_every_theme_has_a_card_for_everybody_and_is_tried_here():
    assert set(LIBRARY.cards) == set(GROWN) == set(YOUNG)
    assert {theme.name for theme in LIBRARY.listener.themes} <= {*LIBRARY.cards, "grief"}
    assert all(set(card.to) == set(AUDIENCES) for card in LIBRARY.cards.values())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("moment", [DAY, NIGHT, "2026-11-25T10:59", "2026-11-25T21:00", "2026-10-25T11:30"])
@pytest.mark.parametrize(("audience", "theme"), CARDS)
def test_the_right_numbers_are_there_at_every_hour(audience, theme, moment, language):
    message = card(audience, theme, at=moment, language=language)
    assert set(called(message.text)) - {"0800-0113"} == WANTED[audience][theme]
    assert message.urgent and message.open


@pytest.mark.parametrize("moment", [DAY, NIGHT])
@pytest.mark.parametrize(("audience", "theme"), CARDS)
def test_what_is_open_comes_first_and_somebody_always_answers(audience, theme, moment):
    paragraphs = card(audience, theme, at=moment).text.split("\n\n")
    lines = [line for line in paragraphs if ": bel " in line]
    closed = [": bel 0800-0432" in line and moment == NIGHT for line in lines]
    assert closed == sorted(closed)
    assert not all(closed or ALARM in line for line, closed in zip(lines, closed, strict=True))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("moment", [DAY, NIGHT])
def test_in_danger_the_alarm_number_comes_first(audience, moment):
    assert called(card(audience, "violence_now", at=moment).text)[:2] == [ALARM, ALARM]


def test_a_line_that_is_closed_says_when_it_opens():
    assert "Nu open, tot 21 uur" in card("young", "violence").text
    assert "Nu dicht, elke dag open van 11 tot 21 uur" in card("young", "violence", at=NIGHT).text
    assert "Closed now, open every day from 11 to 21" in card("young", "violence", at=NIGHT, language="en").text


def test_a_line_with_office_hours_says_on_which_day_it_opens_again():
    weekdays = Hours((Span(frozenset(range(5)), 9 * 60, 17 * 60 + 30),))
    office = replace(LIBRARY.lines["luisterlijn"], hours=weekdays)
    lines = {**LIBRARY.lines, "luisterlijn": office}
    known = library_for("parent", listener=Hears("exhaustion"), lines=lines)
    saturday = card("parent", at="2026-11-28T12:00", known=known)
    assert "weer open op maandag van 9 tot 17.30 uur" in saturday.text
    assert called(saturday.text)[-1] == TALK
    assert "again on Monday" in card("parent", at="2026-11-28T12:00", known=known, language="en").text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("audience", "theme"), CARDS)
def test_whoever_is_sent_to_veilig_thuis_hears_what_stays_on_the_phone(audience, theme, language):
    text = card(audience, theme, language=language).text
    warned = ("belgeschiedenis" if language == "nl" else "call history") in text
    assert warned == (SAFE in text)


def test_sites_are_buttons_that_open_them():
    buttons = [button for row in card("parent", "hulp").rows for button in row if button.url]
    assert [(button.label, button.url) for button in buttons] == [
        ("veiligthuis.nl", "https://veiligthuis.nl"),
        ("113.nl", "https://113.nl"),
        ("deluisterlijn.nl", "https://deluisterlijn.nl"),
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_of_what_is_heard_together_every_line_is_named_once(audience):
    text = card(audience, "suicide", "violence").text
    assert {DEATH, SAFE, ALARM} <= set(called(text))
    assert text.count(": bel 112") == 1


def test_a_theme_without_a_card_gets_the_one_that_names_everybody():
    assert set(called(card("parent", "iets_van_later").text)) >= {ALARM, DEATH, SAFE}


@pytest.mark.parametrize(("audience", "number"), [("parent", TALK), ("young", CHILD), ("near", TALK)])
def test_help_is_the_card_of_whom_the_conversation_is_with(audience, number):
    player = Player(Conversation(library_for(audience), flow="ouder"))
    assert number in player.does(Commanded("hulp"))


def test_no_text_of_any_file_in_any_language_shows_a_number_that_is_not_known_for_sure():
    known = {number for line in LIBRARY.lines.values() for number in line.numbers}
    assert known == NUMBERS
    texts = [text for top in documents_of(FOLDER).values() for text in every(top, list(catalogues(LOCALES)))]
    assert len({text.language for text in texts}) == 2
    odd = {(text.context, number) for text in texts for number in called(text.text) if number not in known}
    assert odd == set()


def test_that_search_finds_a_number_however_it_is_written():
    assert called("Bel 0800-2000, 088 0767 000, 113 of 0612345678. Van 11 tot 21 uur, groep 4, 8 tot 18 jaar.") == [
        "0800-2000",
        "088 0767 000",
        "113",
        "0612345678",
    ]
