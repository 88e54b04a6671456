"""Every rule of tone lets a good text be and finds a bad one, in both languages, at its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.authoring.check import check
from bot.authoring.document import read
from bot.authoring.extract import texts
from bot.authoring.load import FOLDER
from bot.authoring.readability import ease, syllables

TODAY = date(2026, 11, 25)
FILES = ("algemeen.yaml", "hulplijnen.yaml", "initiatieven.yaml", "posters.yaml", "toon.yaml")
FLOW = """\
flow: proef
version: 1
steps:
  een:
    ask: Zullen we beginnen?
    choices: {ja: Ja, nee: Nee}
  twee:
    say: "TEXT"
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
LINE = 8


class Authors:
    """A folder of flows and a catalogue in which one text after another is tried."""

    def __init__(self, root: Path) -> None:
        self.flows, self.locales = root / "flows", root / "locales"
        self.catalogue = self.locales / "en" / "LC_MESSAGES" / "flows.po"
        self.flows.mkdir()
        self.catalogue.parent.mkdir(parents=True)
        self.catalogue.write_text(HEADER, encoding="utf-8")
        for name in FILES:
            (self.flows / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")

    def write(self, text: str, name: str = "proef.yaml") -> list[tuple[str, int, str]]:
        """What is found in that file, and in the catalogue."""
        (self.flows / name).write_text(text, encoding="utf-8")
        found = check(self.flows, self.locales, today=TODAY)
        return [(p.file, p.line, p.what) for p in found if p.file.endswith((name, ".po")) and "no en tr" not in p.what]

    def change(self, name: str, old: str, new: str) -> list[tuple[str, int, str]]:
        text = (self.flows / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        return self.write(text.replace(old, new), name)

    def translate(self, english: str) -> int:
        """Puts it in the catalogue as what step `twee` says; the line where it stands."""
        entry = f'msgctxt "proef.twee"\nmsgid "Goed."\nmsgstr "{english}"\n'
        self.catalogue.write_text(HEADER + entry, encoding="utf-8")
        return (HEADER + entry).splitlines().index('msgid "Goed."') + 1


@pytest.fixture
def authors(tmp_path: Path) -> Authors:
    return Authors(tmp_path)


def rules(found: list[tuple[str, int, str]]) -> list[str]:
    return [rule[1] for _, _, what in found if (rule := re.search(r"\((\w+)\)$", what))]


DUTCH = [
    ("length", "Het is goed. " + "a" * 287, "Het is goed. " + "a" * 288),
    ("sentences", "Goed. Dank je. Tot later.", "Goed. Dank je. Tot later. Het beste."),
    (
        "words",
        "Je kunt hier nu zo veel of zo weinig over jezelf vertellen als je wilt.",
        "Je kunt hier nu zo veel of zo weinig over jezelf vertellen als je zelf wilt.",
    ),
    ("question", "Neem de tijd. Wie komt er in je op?", "Wie komt er in je op? Neem de tijd."),
    ("exclamation", "Fijn dat je er bent.", "Fijn dat je er bent!"),
    (
        "readability",
        "Je mag het hier rustig opschrijven, zo veel je wilt.",
        "Vertrouwelijke communicatie veronderstelt wederzijdse betrokkenheid binnen alle samenwerkingsverbanden.",
    ),
    ("order", "Je mag iemand bellen.", "Je zou iemand moeten bellen."),
    ("lightly", "Bel iemand als je wilt.", "Bel gewoon iemand."),
    ("blame", "Wie kon er toen komen?", "Waarom heb je niet gebeld?"),
    ("knowing", "Dat klinkt zwaar.", "Ik begrijp precies hoe dat is."),
    ("address", "Zoals je wilt.", "Zoals u wilt."),
    ("jargon", "Dit zijn de mensen om je heen.", "Dit is je sociale netwerk."),
    ("labels", "Dat is jou overkomen.", "Je bent daar slachtoffer van."),
    ("praise", "Dank je dat je dit vertelt.", "Goed gedaan."),
    (
        "beginning",
        "Nog één vraag, en ook deze mag je overslaan als je dat wilt. Voel je je thuis veilig?",
        "Nog één vraag. Voel je je thuis veilig?",
    ),
]
ENGLISH = [
    ("length", "It is good. " + "a" * 288, "It is good. " + "a" * 289),
    ("sentences", "Good. Thank you. See you.", "Good. Thank you. See you. All the best."),
    (
        "words",
        "You can tell me here as much or as little as you like right now.",
        "You can tell me here as much or as little as you like right now too.",
    ),
    ("question", "Take your time. Who comes to mind?", "Who comes to mind? Take your time."),
    ("exclamation", "Good that you're here.", "Good that you're here!"),
    (
        "readability",
        "You can write it down here, as much as you like.",
        "Confidential communication presupposes reciprocal commitment throughout collaborative organisations.",
    ),
    ("order", "You don't have to call anyone.", "You have to call someone."),
    ("lightly", "Call someone if you like.", "Just call someone."),
    ("blame", "Who could come then?", "Why didn't you call?"),
    ("knowing", "That sounds hard.", "I know how you feel."),
    ("address", "As you like.", "As you like, madam."),
    ("jargon", "These are the people around you.", "This is your network."),
    ("labels", "That happened to you.", "You are a victim."),
    ("praise", "Thank you for telling me this.", "Well done."),
    (
        "beginning",
        "One more question, and you can skip this one as well if you like. Do you feel safe at home?",
        "One more question. Do you feel safe at home?",
    ),
]


@pytest.mark.parametrize(("rule", "good", "bad"), [pytest.param(*case, id=case[0]) for case in DUTCH])
def test_dutch(authors, rule, good, bad):
    assert authors.write(FLOW.replace("TEXT", good)) == []
    found = authors.write(FLOW.replace("TEXT", bad))
    assert rules(found) == [rule]
    assert found[0][:2] == ("flows/proef.yaml", LINE)


@pytest.mark.parametrize(("rule", "good", "bad"), [pytest.param(*case, id=case[0]) for case in ENGLISH])
def test_english(authors, rule, good, bad):
    authors.translate(good)
    assert authors.write(FLOW.replace("TEXT", "Goed.")) == []
    line = authors.translate(bad)
    found = authors.write(FLOW.replace("TEXT", "Goed."))
    assert rules(found) == [rule]
    assert found[0][:2] == ("locales/en/LC_MESSAGES/flows.po", line)


def test_a_text_asks_one_thing(authors):
    found = authors.write(FLOW.replace("TEXT", "Wie was er? Wie komt er in je op?"))
    assert rules(found) == ["question"] and "asks one thing" in found[0][2]


def test_a_translated_button_fits_too(authors):
    entry = 'msgctxt "proef.een"\nmsgid "Nee"\nmsgstr "WORDS"\n'
    flow = FLOW.replace("TEXT", "Goed.")
    authors.catalogue.write_text(HEADER + entry.replace("WORDS", "No thanks, not now"), encoding="utf-8")
    assert authors.write(flow) == []
    for long in ("No, I do not want", "Unfortunately notwithstanding"):
        authors.catalogue.write_text(HEADER + entry.replace("WORDS", long), encoding="utf-8")
        assert rules(authors.write(flow)) == ["button"]


def test_a_button_of_the_engine_fits_too_in_both_languages(authors):
    flow = FLOW.replace("TEXT", "Goed.") + "phrases: {help: Hulp}\n"
    entry = 'msgctxt "proef.help"\nmsgid "Hulp"\nmsgstr "WORDS"\n'
    assert authors.write(flow) == []
    found = authors.write(flow.replace("Hulp", "Hier vind je steeds hulp"))
    assert "longer than 4 words" in found[0][2] and found[0][1] == LINE + 1
    authors.catalogue.write_text(HEADER + entry.replace("WORDS", "Here is always help for"), encoding="utf-8")
    assert rules(authors.write(flow)) == ["button"]


def test_every_rule_of_the_word_lists_is_tried_here():
    groups = read((FOLDER / "toon.yaml").read_text(encoding="utf-8"), "toon.yaml").items["tone"].items
    assert {rule for rule, *_ in DUTCH} >= set(groups)
    assert {rule for rule, *_ in DUTCH} == {rule for rule, *_ in ENGLISH}


def test_the_word_lists_themselves_are_no_texts():
    assert list(texts(read((FOLDER / "toon.yaml").read_text(encoding="utf-8"), "toon.yaml"))) == []


@pytest.mark.parametrize("text", ["Staat dat op het menu?", "Manon vroeg naar je examen.", "De bus stopt hier."])
def test_a_word_is_found_as_a_whole(authors, text):
    assert authors.write(FLOW.replace("TEXT", text)) == []


def test_a_star_stands_for_any_ending(authors):
    assert rules(authors.write(FLOW.replace("TEXT", "Dit is je netwerkkaart."))) == ["jargon"]


def test_what_stands_for_a_name_holds_no_words(authors):
    found = authors.write(FLOW.replace("TEXT", "Goed, {man}."))
    assert rules(found) == []


@pytest.mark.parametrize("place", ["ask", "more", "again", "button", "hears", "phrases", "talk"])
def test_it_looks_wherever_a_person_can_read(authors, place):
    bad = "Dat moet."
    flow = {
        "ask": FLOW.replace("Zullen we beginnen?", bad),
        "more": FLOW.replace("    choices", f"    more: {bad}\n    choices"),
        "again": FLOW.replace("    choices", f"    again: {bad}\n    choices"),
        "hears": FLOW.replace("    choices", f"    hears: {{pet: {bad}}}\n    choices"),
        "button": FLOW.replace("ja: Ja", f"ja: {bad}"),
        "phrases": FLOW + f"phrases: {{iets: {bad}}}\n",
        "talk": FLOW + f"words: {{iets: [iets]}}\ntalk: {{iets: {bad}}}\n",
    }[place].replace("TEXT", "Goed.")
    line = next(number for number, written in enumerate(flow.splitlines(), 1) if bad in written)
    found = authors.write(flow)
    assert rules(found) == ["order"]
    assert found[0][1] == line


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("hulplijnen.yaml", "text: Hier zijn mensen die met"),
        ("hulplijnen.yaml", "text: Om je verhaal te doen."),
        ("hulplijnen.yaml", "warning: Bellen met Veilig Thuis"),
        ("initiatieven.yaml", "text: Bij Steunouder"),
        ("posters.yaml", "about: In een paar vragen zie je wie er om jullie"),
    ],
)
def test_it_looks_at_cards_lines_initiatives_and_posters(authors, name, old):
    key, _, words = old.partition(": ")
    assert "order" in rules(authors.change(name, old, f"{key}: Dat moet. {words}"))


def test_a_button_may_say_what_no_message_begins_with(authors):
    assert authors.write(FLOW.replace("TEXT", "Goed.").replace("ja: Ja", "ja: Alles wissen")) == []


DRAFT = FLOW.replace("choices: {ja: Ja, nee: Nee}", 'draft: ["{greeting} heb je even? Ik heb hulp nodig. WORDS"]')


def test_a_message_to_someone_may_begin_with_help_and_end_with_a_way_out(authors):
    good = DRAFT.replace("TEXT", "Goed.")
    assert authors.write(good.replace("WORDS", "Nee is ook goed.")) == []
    found = authors.write(good.replace("WORDS", "Je moet wel komen."))
    assert (rules(found), found[0][1]) == (["order"], 6)


# Marked exceptions


def excused(text: str, exception: str) -> str:
    return FLOW.replace("TEXT", text) + f"    exception: {exception}\n"


def test_an_exception_with_a_reason_holds_for_its_rule_only(authors):
    assert authors.write(excused("Dat moet.", "{order: so the law says}")) == []
    assert rules(authors.write(excused("Dat moet!", "{order: so the law says}"))) == ["exclamation"]


@pytest.mark.parametrize(
    ("text", "exception", "says"),
    [
        ("Dat moet.", '{order: ""}', "gives no reason"),
        ("Dat moet.", "{order: }", "gives no reason"),
        ("Goed.", "{tempo: it was late}", "unknown rule 'tempo'"),
        ("Goed.", "{order: so the law says}", "no longer needed"),
        ("Goed.", "order", "names a rule and the reason"),
        ("Goed.", "{}", "names a rule and the reason"),
    ],
)
def test_an_exception_that_is_none_is_found_at_its_line(authors, text, exception, says):
    found = authors.write(excused(text, exception))
    assert [(line, says in what) for _, line, what in found] == [(LINE + 1, True)]


def test_phrases_are_excused_at_the_top_of_the_file(authors):
    flow = FLOW.replace("TEXT", "Goed.") + "phrases: {done: Dat moet.}\n"
    assert authors.write(flow + "exceptions: {done: {order: so the law says}}\n") == []
    found = authors.write(flow + "exceptions: {anders: {order: so the law says}}\n")
    assert {what.partition(": ")[0] for _, _, what in found} == {"proef.done", "proef.anders"}


def test_exceptions_that_name_nothing_are_found(authors):
    found = authors.write(FLOW.replace("TEXT", "Goed.") + "exceptions: order\n")
    assert [(line, "names an id" in what) for _, line, what in found] == [(LINE + 1, True)]


def test_a_translation_can_need_an_exception_that_the_dutch_does_not(authors):
    authors.translate("You have to.")
    assert authors.write(excused("Goed.", "{order: so the law says}")) == []


def test_the_engine_takes_no_notice_of_an_exception(authors):
    found = authors.write(FLOW.replace("TEXT", "Goed.").replace("choices:", "exception: {order: late}\n    choices:"))
    assert not [what for _, _, what in found if "unknown key" in what]


# The word lists, read strictly


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    says: we say je, never u\n", "", "it has no sentence that it says"),
        ("    en: [sir, madam]\n", "", "a list of words in 'en'"),
        ("    en: [sir, madam]\n", "    en: []\n", "a list of words in 'en'"),
        ("    en: [sir, madam]\n", "    en: [sir, '*']\n", "here a word is missing"),
        ("    en: [sir, madam]\n", "    en: [sir, madam]\n    de: [Sie]\n", "unknown key 'de'"),
        ("    first: 60\n", "    first: sixty\n", "first wants a whole number"),
        ("  address: #", "  length: #", "counts something already"),
    ],
)
def test_a_mistake_in_the_word_lists_is_found(authors, old, new, says):
    assert any(says in what for _, _, what in authors.change("toon.yaml", old, new))


def test_without_its_word_lists_the_check_does_not_pass(authors):
    (authors.flows / "toon.yaml").unlink()
    found = [str(problem) for problem in check(authors.flows, today=TODAY)]
    assert any("toon.yaml" in line and "missing" in line for line in found)


# How easily a text reads


@pytest.mark.parametrize(
    ("word", "count"),
    [("buur", 1), ("één", 1), ("mensen", 2), ("kijken", 2), ("coördinator", 5), ("geërgerd", 3), ("moeilijk", 2)],
)
def test_dutch_syllables(word, count):
    assert syllables(word, "nl") == count


@pytest.mark.parametrize(("word", "count"), [("take", 1), ("table", 2), ("while", 1), ("the", 1), ("something", 3)])
def test_english_syllables_roughly(word, count):
    assert syllables(word, "en") == count


def test_flesch_douma_by_hand():
    eight = ["Ik vraag het aan mijn oude lieve buurvrouw."]  # 8 words in one sentence, 11 syllables
    assert ease(eight, "nl") == pytest.approx(206.84 - 77 * 11 / 8 - 0.93 * 8)


def test_numbers_addresses_and_short_texts_do_not_count():
    words = ["Ik vraag het aan mijn oude lieve buurvrouw"]
    assert ease([words[0] + " 0800-2000 https://www.rijksoverheid.nl/iets deluisterlijn.nl /overzicht"], "nl") == ease(
        words, "nl"
    )
    assert ease(["Verantwoordelijkheidsgevoel is onontbeerlijk."], "nl") is None
