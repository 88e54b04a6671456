"""The ledger: which messages stand in whose chat, theirs and ours, so that they can be taken out again.

In clear stands only whose row it is; which message, since when and of what kind is sealed to that person.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from struct import Struct

from sqlalchemy import LargeBinary, bindparam, delete, func, insert, select

from bot.logs import Log
from bot.storage.keys import Unsealable
from bot.storage.store import Transaction
from bot.storage.tables import ledger, person

SEALED = "ledger.sealed"
THEIRS, TEXT, PICTURE, LOST = range(4)
STAYS, BLANK = 1, 2
FORM = Struct(">qqBB")
MOST = 2_000  # messages of one person; who comes near that sends far more than people do
LATELY = 20_000  # rows; who is among the last of them might have too many
MANY = 500  # of those
log = Log("ledger")


@dataclass(frozen=True, slots=True)
class Noted:
    """A message in a chat: theirs, or a text or picture of ours. One that is `LOST` may have arrived, but we never
    heard under which number: it has a higher one than `message_id`, where that is known, and than all before `at`."""

    message_id: int
    at: int  # in seconds since 1970
    kind: int
    stays: bool = False  # until the end of the conversation
    blank: bool = False  # too old to be deleted, and overwritten
    row: int = 0  # where it is noted

    def to_bytes(self) -> bytes:
        return FORM.pack(self.message_id, self.at, self.kind, self.stays * STAYS | self.blank * BLANK)

    @classmethod
    def from_bytes(cls, row: int, data: bytes) -> "Noted":
        message_id, at, kind, flags = FORM.unpack(data)
        return cls(message_id, at, kind, bool(flags & STAYS), bool(flags & BLANK), row)


_NOTE = insert(ledger)
_WHO = select(person.c.id, bindparam("sealed", type_=LargeBinary)).where(person.c.id == bindparam("person_id"))
_IF_THERE = insert(ledger).from_select(
    ["person_id", "sealed"],
    _WHO.with_for_update(read=True, key_share=True),  # nobody erases them before this transaction has ended
)
_OF = select(ledger.c.id, ledger.c.sealed).where(ledger.c.person_id == bindparam("person")).order_by(ledger.c.id)
_LAST = select(ledger.c.id, ledger.c.person_id, ledger.c.sealed).order_by(ledger.c.id.desc()).limit(MOST)
_THESE = ledger.c.id.in_(bindparam("numbers", expanding=True))


def note(tx: Transaction, messages: Iterable[tuple[int, Noted]]) -> None:
    """Write down whose chat each of these is in."""
    if rows := _rows(tx, messages):
        tx.connection.execute(_NOTE, rows)


def note_if_there(tx: Transaction, messages: Iterable[tuple[int, Noted]]) -> int:
    """The same, but for people who were erased meanwhile; how many were written down."""
    rows = _rows(tx, sorted(messages, key=itemgetter(0)))  # two replicas never wait for one another in a ring
    return tx.connection.execute(_IF_THERE, rows).rowcount if rows else 0


def _rows(tx: Transaction, messages: Iterable[tuple[int, Noted]]) -> list[dict[str, object]]:
    return [
        {"person_id": person_id, "sealed": tx.keys.seal(SEALED, identity(person_id), noted.to_bytes())}
        for person_id, noted in messages
    ]


def identity(person_id: int) -> bytes:
    """What a row of the ledger is sealed to."""
    return b"%d" % person_id


def of(tx: Transaction, person_id: int) -> list[Noted]:
    """What is noted of someone; what was tampered with is left out."""
    rows = tx.connection.execute(_OF, {"person": person_id}).all()
    return [one for row in rows if (one := _opened(tx, person_id, row.id, row.sealed))]


def _opened(tx: Transaction, person_id: int, row: int, sealed: bytes) -> Noted | None:
    try:
        return Noted.from_bytes(row, tx.keys.open(SEALED, identity(person_id), sealed))
    except Unsealable as error:
        log.failed("ledger.unsealable", error)
        return None


def lately(tx: Transaction) -> list[Noted]:
    """What was noted last, of anybody, the newest first."""
    rows = tx.connection.execute(_LAST).all()
    return [one for row in rows if (one := _opened(tx, row.person_id, row.id, row.sealed))]


def newest(noted: Iterable[Noted]) -> int:
    """The highest number of a message that is known, 0 for none: a message has a higher one than all before it."""
    return max((one.message_id for one in noted), default=0)


def drop(tx: Transaction, rows: list[int]) -> None:
    if rows:
        tx.connection.execute(delete(ledger).where(_THESE), {"numbers": rows})


def forget(tx: Transaction, person_id: int) -> None:
    tx.connection.execute(delete(ledger).where(ledger.c.person_id == person_id))


def trim(tx: Transaction) -> None:
    """Of who sends without end, only the newest."""
    last = tx.connection.scalar(select(func.max(ledger.c.id))) or 0
    lately = Counter(tx.connection.scalars(select(ledger.c.person_id).where(ledger.c.id > last - LATELY)))
    for person_id in (person_id for person_id, rows in lately.items() if rows > MANY):
        theirs = select(ledger.c.id).where(ledger.c.person_id == person_id).order_by(ledger.c.id.desc())
        if first := tx.connection.scalar(theirs.offset(MOST - 1).limit(1)):
            tx.connection.execute(delete(ledger).where(ledger.c.person_id == person_id, ledger.c.id < first))
