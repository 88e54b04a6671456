"""Nothing is said that the checker did not read: the rules of tone hold for every word on a screen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime

import pytest

from bot.authoring import avoided
from bot.authoring.catalogues import catalogues
from bot.authoring.check import LOCALES
from bot.authoring.extract import texts
from bot.authoring.load import FOLDER, TONE, documents_of
from bot.authoring.measures import MEASURES, Written
from bot.authoring.tone import every
from bot.channels.telegram.commands import COMMANDS, DESCRIPTIONS
from bot.clock import HERE
from bot.conversation import Conversation
from bot.engine.messages import Text
from bot.wording import LANGUAGES, Wording
from tests.playing import LIBRARY, Player
from tests.test_cards import CARDS, DAY, NIGHT, Hears, library_for
from tests.transcripts import FOLDER as TRANSCRIPTS
from tests.transcripts import act, flow_of, opens_itself

DOCUMENTS = documents_of(FOLDER)
READ = {(context, text) for top in DOCUMENTS.values() for _, _, (context, text), _ in texts(top)}
RULES = {**MEASURES, **avoided.rules(DOCUMENTS[TONE], [])}


class Listening(Wording):
    """Speaks, and remembers every text it spoke."""

    def __init__(self, language: str) -> None:
        super().__init__(language, lambda: date(2026, 11, 22))
        self.spoken: set[tuple[str, str]] = set()

    def say(self, text: Text) -> str:
        if text.context:
            self.spoken.add((text.context, text.source))
        return super().say(text)


def overheard(language: str, flow: str = "ouder") -> tuple[Player, Listening]:
    conversation = Conversation(LIBRARY, language=language, flow=flow)
    voice = Listening(language)
    conversation.wordings = dict.fromkeys(LANGUAGES, voice)
    return Player(conversation), voice


@pytest.mark.parametrize("path", sorted(TRANSCRIPTS.glob("*.md")), ids=lambda path: path.stem)
def test_all_that_is_said_in_a_whole_conversation_was_read_by_the_checker(path):
    told = path.read_text(encoding="utf-8")
    player, voice = overheard("en" if "(English)" in told.splitlines()[0] else "nl", flow_of(told))
    if not opens_itself(told):
        player.starts()
    for line in (line[2:] for line in told.splitlines() if line.startswith("> ")):
        act(player, line)
    assert len(voice.spoken) > 10
    assert voice.spoken <= READ


def strings(value: object) -> Iterator[str]:
    """Every text somewhere in a fact."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in strings(each))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in strings(each))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in strings(getattr(value, field.name)))


def test_every_sentence_of_a_card_a_line_and_an_initiative_was_read_by_the_checker():
    facts = [*LIBRARY.cards.values(), *LIBRARY.lines.values(), *LIBRARY.initiatives]
    sentences = {text for fact in facts for text in strings(fact) if " " in text and text.endswith(".")}
    assert len(sentences) > 30
    assert sentences <= {text for _, text in READ}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_every_file_is_measured_in_both_languages(language):
    """Each one, made worse, is found: so none of them is left out or let through by an exception it does not have."""
    worse = {"nl": " Dat moet!", "en": " You must!"}[language]
    found = [text for top in DOCUMENTS.values() for text in every(top, list(catalogues(LOCALES)))]
    checked = [text for text in found if text.language == language]
    assert {text.context for text in checked} == {context for context, _ in READ}
    for text in checked:
        bad = Written(text.file, text.line, language, text.context, text.text + worse, text.kind)
        assert RULES["order"](bad) and RULES["exclamation"](bad)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", [DAY, NIGHT])
@pytest.mark.parametrize(("audience", "theme"), CARDS)
def test_a_locked_screen_shows_nothing_of_a_card_and_of_the_question_behind_it(audience, theme, moment, language):
    known = library_for(audience, listener=Hears(theme))
    player = Player(
        Conversation(known, language=language, flow="ouder"), now=datetime.fromisoformat(moment).replace(tzinfo=HERE)
    )
    player.says("woorden")
    for message in player.messages:
        assert not RULES["beginning"](Written("", 0, language, "", message.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_locked_screen_shows_nothing_of_what_is_kept_or_said_about_privacy(language):
    player = Player(Conversation(LIBRARY, language=language, flow="ouder"))
    player.starts()
    for line in ("/privacy", "/bewaard", "meenemen", "ja", "/bewaard", "laat zien", "/hulp"):
        player.says(line)
        for message in player.messages:
            assert not RULES["beginning"](Written("", 0, language, "", message.text)), message.text


@pytest.mark.parametrize(("key", "language"), [("", "nl"), ("en", "en")])
def test_the_menu_and_the_profile_sound_like_the_rest(key, language):
    for text in DESCRIPTIONS[key]:
        assert not [name for name, rule in RULES.items() if rule(Written("", 0, language, "", text))], text
    for text in COMMANDS[key].values():  # a menu is opened by whoever holds the phone, and is there for everyone
        broken = [name for name, rule in RULES.items() if rule(Written("", 0, language, "", text))]
        assert broken in ([], ["beginning"]), text
