"""A reply in the reader's language: what a channel shows and the outbox keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """Either `data` comes back when it is pressed, or `copy` lands on the clipboard (at most 256 characters)."""

    label: str
    data: str = ""  # at most 64 bytes
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One person in the picture: the kinds of support in their fixed order, and which ring."""

    name: str
    kinds: tuple[str, ...]  # of: emotional, practical, informational, normative
    near: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The circle, ready to be drawn."""

    middle: str
    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]  # kind of support, its label

@dataclass(frozen=True, slots=True)
class Message:
    """One message to a person."""

    text: str
    quote: str = ""  # words for the person to use, shown as a quotation under the text
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None  # sent first, with the text after it
    question: bool = False  # the person is to answer this one; it may be shown again without harm
    kept: bool = False  # worth keeping: never edited away
    urgent: bool = False  # help: sent again when it is not sure that it arrived
