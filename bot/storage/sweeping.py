"""What a touch takes out of the chat: all, all but what is shown now, or what stood there before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.message import Sweep
from bot.storage import ledger
from bot.storage.cleaning import Cleaning, plan
from bot.storage.events import Received
from bot.storage.ledger import LOST, TEXT, THEIRS, Noted
from bot.storage.store import Transaction

NOTHING = Cleaning()


@dataclass(frozen=True, slots=True)
class Swept:
    """What is to be done, and what becomes of the ledger with that."""

    person_id: int
    cleaning: Cleaning
    over: list[int]  # rows of the ledger
    noted: list[Noted]  # what stands there from now on


def wiped(tx: Transaction, person_id: int, received: Received, now: int) -> tuple[Cleaning, int]:
    """All of it, and the highest number in the chat."""
    noted = _known(tx, person_id, received, now)
    return plan(noted, now), ledger.newest(noted)


def swept(tx: Transaction, person_id: int, received: Received, sweep: Sweep, over: bool, now: int) -> Swept:
    """With `over` the pressed message stays, for something else is shown in its place."""
    noted = _known(tx, person_id, received, now)
    goes = GOES[sweep](received, received.message_id if over and received.callback else 0)
    cleaning = plan(noted, now, goes)
    deleted = {number for group in cleaning.delete for number, _ in group}
    blank = {number for number, _ in cleaning.overwrite}
    old = [one for one in noted if one.message_id in blank and one.kind not in (LOST, THEIRS)]
    new = [one for one in noted if not one.row and one.message_id not in deleted]
    done = [one for one in noted if one.kind == LOST or one.message_id in deleted]
    rows = [one.row for one in (*done, *old) if one.row]
    return Swept(person_id, cleaning, rows, [*new, *(replace(one, blank=True) for one in old)])


def _known(tx: Transaction, person_id: int, received: Received, now: int) -> list[Noted]:
    """What is noted, and the message that was pressed: nobody may have heard that it arrived."""
    noted = ledger.of(tx, person_id)
    pressed = received.message_id if received.callback else 0
    if not pressed or any(one.message_id == pressed and one.kind != LOST for one in noted):
        return noted
    return [*noted, Noted(pressed, now, TEXT)]


def note(tx: Transaction, swept: Swept) -> None:
    """Bring the ledger up to date with it."""
    ledger.drop(tx, swept.over)
    ledger.note(tx, [(swept.person_id, one) for one in swept.noted])


Goes = Callable[[Noted], bool]


def _all(received: Received, place: int) -> Goes:
    return lambda one: one.message_id != place


def _before(received: Received, place: int) -> Goes:
    """What stays until the end, stays; and so does what they just typed, for as long as its answer is the newest."""
    touched = received.message_id if received.arrived else 0
    return lambda one: not one.stays and one.message_id != place and (not touched or one.message_id < touched)


GOES: dict[Sweep, Callable[[Received, int], Goes]] = {"all": _all, "before": _before}
