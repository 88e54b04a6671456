"""What a turn is told besides the event: what time it is, how texts are spoken, and the links of whoever talks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.engine.messages import Text
from bot.sharing.link import NO_DESK, Desk

Speak = Callable[[Text], str]


def plainly(text: Text) -> str:
    """Speak the source language, without values; enough for the engine's own measuring."""
    return text.source


@dataclass(frozen=True, slots=True)
class Around:
    now: datetime  # in local time
    speak: Speak = plainly
    desk: Desk = NO_DESK
