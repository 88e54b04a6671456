"""What can be counted in a text: how long it is, how it is cut into sentences, what it asks."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.authoring import labels
from bot.authoring.extract import BUTTON, DRAFT, INSIDE
from bot.authoring.readability import FEWEST, FLOOR, ease
from bot.wording import SOURCE

CHARACTERS, SENTENCES, WORDS = 300, 3, 15
FIELD = re.compile(r"\{[^{}]*\}")
END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Written:
    """One text as a person reads it, in one language, and where it stands."""

    file: str
    line: int
    language: str
    context: str  # flow.step, or the file of facts and the id in it
    text: str
    kind: str = ""  # of `bot.authoring.extract`: a button, a draft, or inside a sentence

    @property
    def own(self) -> bool:
        """Whether the person says it, to someone they know."""
        return self.kind in (DRAFT, INSIDE)


Rule = Callable[[Written], str]  # what is wrong with a text, in one sentence; nothing where it is fine


def length(written: Written) -> str:
    return f"a text has at most {CHARACTERS} characters" if len(written.text) > CHARACTERS else ""


def short(written: Written) -> str:
    return f"a text has at most {SENTENCES} sentences" if len(list(sentences(written.text))) > SENTENCES else ""


def brief(written: Written) -> str:
    longest = max((len(words(sentence)) for sentence in sentences(written.text)), default=0)
    return f"a sentence has at most {WORDS} words, and here is one of {longest}" if longest > WORDS else ""


def one_question(written: Written) -> str:
    """A message to someone the person knows may ask first whether they have a moment, and ends with a way out."""
    marks = written.text.count("?")
    if written.own or not marks:
        return ""
    if marks > 1:
        return "a text asks one thing"
    return "" if written.text.rstrip().endswith("?") else "a question comes at the end"


def calm(written: Written) -> str:
    return "no exclamation marks" if "!" in written.text else ""


def readable(written: Written) -> str:
    plain = [FIELD.sub(" ", sentence) for sentence in sentences(written.text)]
    found = ease(plain, written.language)
    if found is None or found >= FLOOR:
        return ""
    return f"a text of {FEWEST} words or more scores at least {FLOOR}, this one {found:.0f}; take shorter words"


def on_a_button(written: Written) -> str:
    """`bot.authoring.labels` sees to those in Dutch."""
    if written.kind != BUTTON or written.language == SOURCE:
        return ""
    wants = f"a button has at most {labels.WORDS} words and {labels.CHARACTERS} characters"
    return wants if labels.too_long(written.text) else ""


def sentences(text: str) -> Iterator[str]:
    return (part for part in END.split(text) if words(part))


def words(sentence: str) -> list[str]:
    return [word for word in sentence.split() if any(c.isalnum() for c in word)]


MEASURES: Mapping[str, Rule] = {
    "length": length,
    "sentences": short,
    "words": brief,
    "question": one_question,
    "exclamation": calm,
    "readability": readable,
    "button": on_a_button,
}
