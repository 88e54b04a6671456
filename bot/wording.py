"""A text with its values -> words in the reader's language. Dutch is the source and the fallback."""

import gettext
import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from bot.engine.messages import Day, Text, Value

FOLDER = Path(__file__).parents[1] / "locales"
SOURCE = "nl"
DOMAIN = "flows"
REGIONS = {"nl": "nl_NL", "en": "en_GB"}  # how lists and dates are spoken
LANGUAGES = tuple(REGIONS)

Today = Callable[[], date]


class BareNames(string.Formatter):
    """Fills in {names} and nothing else: a translation cannot reach into a value."""

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        if not field_name.isidentifier():
            raise ValueError(f"only bare names can stand in braces, not {field_name!r}")
        return kwargs[field_name], field_name

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        return str(value)


class Wording:
    """Speaks one language."""

    def __init__(self, language: str, today: Today = date.today) -> None:
        self.language = language if language in LANGUAGES else SOURCE
        self.locale = Locale.parse(REGIONS[self.language])
        self.today = today
        self.fill = BareNames()

    def say(self, text: Text) -> str:
        """The text in this language, with its values; spaces around an empty value close up."""
        source = catalogue(self.language).pgettext(text.context, text.source) if text.context else text.source
        values = {name: self.value(value) for name, value in text.values.items()}
        return " ".join(self.fill.vformat(source, (), values).split(" ")).replace("  ", " ").strip()

    def value(self, value: Value) -> str:
        match value:
            case str():
                return value
            case Text():
                return self.say(value)
            case Day(ahead):
                return format_date(self.today() + timedelta(days=ahead), "d MMMM", locale=self.locale)
        return format_list([self.value(item) for item in value], locale=self.locale)


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
