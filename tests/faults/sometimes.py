"""A Telegram that fails now and then."""

import random
from typing import Any

from tests.fakegram.faults import Fault, Faults

SHOWING = ("sendMessage", "sendPhoto", "editMessageText")


class Sometimes(Faults):
    """Of the requests that show something, this part goes wrong in this way. Takes the place of a world's faults."""

    def __init__(self, kind: str, part: float) -> None:
        super().__init__()
        self.kind, self.part = kind, part

    def take(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        if method in SHOWING and random.random() < self.part:
            return Fault(method, 1, self.kind, seconds=0.2)
        return super().take(method, parameters)
