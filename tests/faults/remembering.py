"""The counting conversation with a perfect memory: its state is all that was ever handled, so that nothing can hide."""

import ctypes
import time
from dataclasses import replace
from datetime import datetime

from bot.engine.messages import Event
from bot.message import Outcome
from tests.channels.counting import Counting, words


class Remembering(Counting):
    """Says `3: what was said` to the third event of a person; "hang" never returns, and "crash" ends the process."""

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
        said = words(event)
        if said == "hang":
            time.sleep(3600)
        if said == "crash":
            ctypes.string_at(0)
        before = history(state)
        outcome = super().turn(b"%d" % len(before), event, now)
        if outcome.state is None:
            return outcome
        return replace(outcome, state="\n".join([*before, said]).encode())


def history(state: bytes | None) -> list[str]:
    """What was handled, in that order."""
    return state.decode().split("\n") if state else []
