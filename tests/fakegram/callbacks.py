"""Taps on buttons: each has an id that can be answered once, for a short while."""

from dataclasses import dataclass

from tests.fakegram.errors import Refused
from tests.fakegram.updates import TAP_LIVES, Update

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True, eq=False)
class Tap:
    """`tried` tells that the bot has at least asked to answer it, whatever came of that."""

    id: str
    person_id: int
    data: str
    message_id: int
    at: float
    update: Update | None
    tried: bool = False
    answered: bool = False


class Taps:
    def __init__(self) -> None:
        self._taps: dict[str, Tap] = {}

    def add(self, tap: Tap) -> None:
        self._taps[tap.id] = tap

    def next_id(self) -> str:
        return str(4_000_000_000_000 + len(self._taps))

    def tried(self, callback_id: object) -> Tap | None:
        """Note that the bot wants to answer this one."""
        if tap := self._taps.get(str(callback_id)):
            tap.tried = True
        return tap

    def answer(self, callback_id: str, now: float) -> Tap:
        tap = self._taps.get(callback_id)
        if tap is None or tap.answered or now - tap.at >= TAP_LIVES:
            raise Refused(400, TOO_OLD)
        tap.answered = True
        return tap

    def unanswered(self, person_id: int | None = None) -> list[Tap]:
        """Taps that reached the bot and that it never tried to answer."""
        return [
            tap
            for tap in self._taps.values()
            if tap.update and tap.update.confirmed and not tap.tried and person_id in (None, tap.person_id)
        ]
