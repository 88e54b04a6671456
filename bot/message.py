"""A reply in the reader's language: what a channel shows and the outbox keeps. What is kept has no slots, for orjson
writes it several times as fast without."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.engine.messages import Event, Tapped
from bot.sharing.link import NO_DESK, Desk

Sweep = Literal["", "before", "all"]
LONGEST_COPY = 256  # characters; what Telegram lets a button put on the clipboard


@dataclass(frozen=True)
class Button:
    """Either `data` comes back when it is pressed, or `copy` lands on the clipboard (at most 256 characters), or
    `url` is opened."""

    label: str
    data: str = ""  # at most 64 bytes
    copy: str = ""
    url: str = ""


@dataclass(frozen=True)
class Spot:
    """One person in the picture: the kinds of support in their fixed order, and which ring."""

    name: str
    kinds: tuple[str, ...]  # of: emotional, practical, informational, normative
    near: bool


@dataclass(frozen=True)
class Picture:
    """The circle, ready to be drawn."""

    middle: str
    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]  # kind of support, its label
    audience: str = ""  # who keeps it, and so how it looks


@dataclass(frozen=True)
class Paper:
    """Something to print of a link: `page` is qr, A4 or A5; what stands on it, by its place."""

    page: str
    address: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Message:
    """One message to a person."""

    text: str
    quote: str = ""  # words for the person to use, shown as a quotation under the text
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | Paper | None = None  # sent first, with the text after it
    question: bool = False  # the person is to answer this one; it may be shown again without harm
    over: bool = False  # may take the place of the message whose button was pressed
    urgent: bool = False  # help: sent again when it is not sure that it arrived
    open: bool = False  # may be copied, forwarded and saved
    stays: bool = False  # until the end, also where what was said before goes as the conversation goes on


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one event led to."""

    state: bytes | None  # all there is to store; None: erase everything of this person
    messages: tuple[Message, ...]
    keep_hours: int = 1  # how long an untouched state may be kept
    notice: str = ""  # a short line for whoever pressed a button
    instead: Message | None = None  # takes the place of the last message where something could not be erased
    sweep: Sweep = ""  # what goes out of the chat: what stood there before this touch, or all but what is shown now
    passing: bool = False  # nobody agreed to keep it: when its time is up, the chat is emptied as well
    link: int = 0  # the link that the conversation began with
    counts: tuple[str, ...] = ()  # what is added to the counts of that link: started, finished, helped


class Turns(Protocol):
    """What every channel and the worker need of a conversation (`bot.conversation` is the real one)."""

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: Desk = NO_DESK) -> Outcome:
        """One event of one person; `desk` has their links."""
        ...

    def sorry(self) -> Message:
        """What is said where a turn failed three times."""
        ...

    def needs_help(self, event: Event) -> bool:
        """Whether it is a call for help, answered also by who has just erased all there was."""
        ...

    def pressing(self, event: Event) -> bool:
        """Whether it is a call for help or a way out, heard also from someone who sends too much."""
        ...

    def slower(self) -> Message:
        """What is said, once, to someone who sends more than can be answered."""
        ...

    def crowded(self) -> Message:
        """What a stranger hears when too many come at once, so that nothing can be kept of them: whom to call."""
        ...


def button_data(step: str, turn: int, key: str) -> str:
    """What a button carries: at most 64 bytes, and nothing about the person."""
    return f"{step}:{turn:x}:{key}"


def pressed(data: str) -> Tapped | None:
    """The press that `data` stands for; None where it was never ours."""
    step, _, rest = data.partition(":")
    turn, _, key = rest.partition(":")
    if not (step and key and turn and len(turn) <= 12 and all(c in "0123456789abcdef" for c in turn)):
        return None
    found = Tapped(step, int(turn, 16), key)
    return found if button_data(step, found.turn, key) == data else None
