"""Buttons that can be on or off, and the one that says that it is enough."""

from collections.abc import Container
from typing import TYPE_CHECKING

from bot.engine.messages import Button, Text

if TYPE_CHECKING:
    from bot.engine.turn import Turn

DONE = "ok"
ON, OFF = "+", "-"  # a press says what it wants, so that a double one changes nothing


def tick_button(turn: "Turn", label: Text, key: str) -> Button:
    on = key in turn.ticks
    return Button(label, (OFF if on else ON) + key, on=on)


def done_button(turn: "Turn") -> Button:
    return Button(turn.phrase("done"), DONE)


def ticked(turn: "Turn", pressed: str, keys: Container[str]) -> bool:
    """Whether the press was on such a button; if so the tick is set or taken away."""
    wish, key = pressed[:1], pressed[1:]
    if wish not in (ON, OFF) or key not in keys:
        return False
    rest = tuple(k for k in turn.ticks if k != key)
    turn.ticks = (*rest, key) if wish == ON else rest
    return True
