"""A text with its values -> words in the reader's language. Dutch is the source and the fallback."""

import gettext
import string
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list

from bot.engine.messages import Day, Month, Text, Value, Weekday

FOLDER = Path(__file__).parents[1] / "locales"
SOURCE = "nl"
DOMAIN = "flows"
REGIONS = {"nl": "nl_NL", "en": "en_GB"}  # how lists and dates are spoken
LANGUAGES = tuple(REGIONS)

Today = Callable[[], date]
Template = tuple[tuple[str, str | None], ...]  # words, and the name of the value behind them


class Wording:
    """Speaks one language."""

    def __init__(self, language: str, today: Today = date.today) -> None:
        self.language = language if language in LANGUAGES else SOURCE
        self.locale = Locale.parse(REGIONS[self.language])
        self.today = today

    def say(self, text: Text) -> str:
        """The text in this language, with its values."""
        words = template(self.language, text.context, text.source)
        if isinstance(words, str):
            return words
        return tidy("".join(piece + (self.value(text.values[name]) if name else "") for piece, name in words))

    def value(self, value: Value) -> str:
        match value:
            case str():
                return value
            case Text():
                return self.say(value)
            case Day(ahead):
                return format_date(self.today() + timedelta(days=ahead), "d MMMM", locale=self.locale)
            case Month(first_day):
                return format_date(first_day, "LLLL y", locale=self.locale)
            case Weekday(number):
                return str(get_day_names(locale=self.locale)[number])
        return format_list([self.value(item) for item in value], locale=self.locale)


@cache
def template(language: str, context: str, source: str) -> str | Template:
    """A text of a flow in a language: as it is said, or in pieces with the bare {names} that are filled in between.

    A translation cannot reach into a value: ValueError for anything else in braces.
    """
    translated = catalogue(language).pgettext(context, source) if context else source
    pieces = tuple((piece, name) for piece, name, _, _ in string.Formatter().parse(translated))
    names = [name for _, name in pieces if name is not None]
    if odd := [name for name in names if not name.isidentifier()]:
        raise ValueError(f"only bare names can stand in braces, not {odd[0]!r}")
    return pieces if names else tidy("".join(piece for piece, _ in pieces))


def tidy(text: str) -> str:
    """Spaces around an empty value close up."""
    return text.replace("  ", " ").strip()


def compiled(language: str) -> bool:
    """Whether the language can be spoken: Dutch always, others once their catalogue was compiled."""
    return language == SOURCE or gettext.find(DOMAIN, FOLDER, [language]) is not None


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into a language; none, so Dutch, where they were not compiled."""
    return (
        gettext.translation(DOMAIN, FOLDER, [language], fallback=True)
        if language != SOURCE
        else gettext.NullTranslations()
    )
