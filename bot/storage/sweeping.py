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
    blanked: list[Noted]  # will stand there overwritten


def wiped(tx: Transaction, person_id: int, received: Received, now: int) -> tuple[Cleaning, int]:
    """All of it, and the highest number in the chat. That the pressed message was there is told by the press itself."""
    pressed = [Noted(received.message_id, now, TEXT)] if received.callback and received.message_id else []
    noted = [*pressed, *ledger.of(tx, person_id)]
    return plan(noted, now), ledger.newest(noted)


def swept(tx: Transaction, person_id: int, received: Received, sweep: Sweep, over: bool, now: int) -> Swept:
    """With `over` the pressed message stays, for something else is shown in its place."""
    noted = ledger.of(tx, person_id)
    goes = GOES[sweep](received, received.message_id if over and received.callback else 0)
    cleaning = plan(noted, now, goes)
    deleted = {number for group in cleaning.delete for number, _ in group}
    blank = {number for number, _ in cleaning.overwrite}
    blanked = [one for one in noted if one.message_id in blank and one.kind not in (LOST, THEIRS)]
    done = [one.row for one in noted if one.kind == LOST or one.message_id in deleted]
    return Swept(person_id, cleaning, [*done, *(one.row for one in blanked)], blanked)


def note(tx: Transaction, swept: Swept) -> None:
    """Bring the ledger up to date with it."""
    ledger.drop(tx, swept.over)
    ledger.note(tx, [(swept.person_id, replace(one, blank=True)) for one in swept.blanked])


Goes = Callable[[Noted], bool]


def _all(received: Received, place: int) -> Goes:
    return lambda one: one.message_id != place


def _before(received: Received, place: int) -> Goes:
    """What stays until the end, stays; and so does what they just typed, for as long as its answer is the newest."""
    touched = received.message_id if received.arrived else 0
    return lambda one: not one.stays and one.message_id != place and (not touched or one.message_id < touched)


GOES: dict[Sweep, Callable[[Received, int], Goes]] = {"all": _all, "before": _before}
