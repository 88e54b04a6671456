"""A step is the moment before or after: a statement, a commit, a request to Telegram, the taking in of updates.

At the step asked for, the process ends as by kill -9. Nothing in the bot knows of it.
"""

import functools
import itertools
import os
import signal
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

from bot.channels.telegram.intake import Intake
from bot.channels.telegram.request import TelegramRequest

STATEMENTS = ("before_cursor_execute", "after_cursor_execute")


def die_at(number: int) -> None:
    """Let this process die at step `number`, counted from 1."""
    steps = itertools.count(1)

    def step(*_: object, **__: object) -> None:
        if next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in STATEMENTS:
        event.listen(Engine, name, step)
    around(DefaultDialect, "do_commit", step)
    around_awaiting(TelegramRequest, "do_request", step)
    around_awaiting(Intake, "take_in", step)


def around(owner: type, name: str, step: Callable[..., None]) -> None:
    whole = getattr(owner, name)

    @functools.wraps(whole)
    def stepping(*given: Any, **named: Any) -> Any:
        step()
        result = whole(*given, **named)
        step()
        return result

    setattr(owner, name, stepping)


def around_awaiting(owner: type, name: str, step: Callable[..., None]) -> None:
    whole = getattr(owner, name)

    @functools.wraps(whole)
    async def stepping(*given: Any, **named: Any) -> Any:
        step()
        result = await whole(*given, **named)
        step()
        return result

    setattr(owner, name, stepping)
