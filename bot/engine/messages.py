"""What comes in from a person and what goes back out; channels translate both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Said:
    """Typed words."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was pressed; `step` and `turn` tell a fresh press from one on an old message."""

    step: str
    turn: int
    key: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command such as `/hulp`, without its slash, and what was typed behind it."""

    name: str
    argument: str = ""
    door: str = ""  # the flow that a link opens
    link: int = 0  # the number of that link


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something a computer cannot read here: `voice`, `photo`, `sticker`, `location`, `edit`, …

    `text` is what was typed with it, a caption or the words after a change: listened to, and never an answer.
    """

    kind: str
    text: str = ""


Event = Said | Tapped | Commanded | Unreadable


def typed_in(event: Event) -> str:
    """Everything that was typed, whatever it is to mean. One word behind `/start` comes out of a link."""
    match event:
        case Said(text) | Unreadable(text=text):
            return text
        case Commanded(name, argument) if name != "start" or len(argument.split()) > 1:
            return argument
    return ""


@dataclass(frozen=True, slots=True)
class Text:
    """A source text, where it stands (`flow.step`), and its values; still to be put into the reader's language."""

    context: str
    source: str
    values: Mapping[str, "Value"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Day:
    """The date so many days from now; whoever speaks knows what day it is."""

    ahead: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week by its name; Monday is 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name and year."""

    first_day: date


Value = str | Text | Day | Weekday | Month | tuple["Value", ...]  # a tuple is spoken as a list: "oma, Els en de juf"


@dataclass(frozen=True, slots=True)
class Button:
    """A button that answers (`key`), one that puts `copy` on the clipboard, or one that opens a site (`url`)."""

    label: Text
    key: str = ""
    copy: Text | None = None
    url: str = ""
    on: bool | None = None  # chosen or not, where several can be


@dataclass(frozen=True, slots=True)
class Spot:
    """One person in the picture."""

    name: str
    kinds: tuple[str, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The circle to be drawn; the labels of its legend are texts like any other."""

    middle: Text
    spots: tuple[Spot, ...]
    legend: Mapping[str, Text]
    audience: str = ""  # who keeps it, and so how it looks


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print of a link: `page` is qr, A4 or A5, and `words` stand on it by their places."""

    page: str
    address: str
    words: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the person."""

    parts: tuple[Text, ...]  # paragraphs
    quote: Text | None = None  # words for the person to use, set apart from the rest
    rows: tuple[tuple[Button, ...], ...] = ()
    step: str = ""
    turn: int = 0  # with `step`: which question the buttons belong to
    picture: Picture | Paper | None = None
    kept: bool = False  # worth keeping: a message of its own
    over: bool = False  # may take the place of the message whose button was pressed
    question: bool = False  # the person is to answer this one
    urgent: bool = False  # help: sent again when it is not sure that it arrived
    open: bool = False  # may be copied, forwarded and saved; all else is protected against that
    instead: Text | None = None  # said instead where something could not be erased
