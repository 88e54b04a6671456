"""Links for a test, who makes them and who comes by them."""

from datetime import datetime

from bot.engine.messages import Commanded, Event, Said
from bot.message import Message, Outcome
from bot.sharing.link import Link
from bot.sharing.wanted import Wanted
from bot.storage import links
from bot.storage.events import Received
from bot.storage.link_rows import opened_tally
from bot.storage.store import Store, Transaction
from bot.storage.tables import link
from tests.channels.counting import Counting
from tests.storage.stores import NOW, play, receive, rows, said, sent

COUNTED = {"klaar": "finished", "hulp": "helped"}


class Visiting(Counting):
    """A conversation that knows links: it says by which door somebody came. Its state is the link that it began with
    and what was counted so far."""

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
        typed = event.text if isinstance(event, Said) else ""
        if typed == "wis":
            return Outcome(None, (Message("Dag."),))
        began, *done = (state or b"").decode().split()[:9] or [str(getattr(event, "link", 0))]
        new = [kind for kind in ("started", COUNTED.get(typed, "")) if kind and kind not in done and began != "0"]
        door = event.door if isinstance(event, Commanded) else ""
        kept = " ".join([began, *done, *new]).encode()
        return Outcome(kept, (Message(door or "hallo"),), 30 * 24, link=int(began), counts=tuple(new))


def starts(update_id: int, chat_id: int, code: str = "") -> Received:
    return Received(update_id, chat_id, Commanded("start", code), update_id)


WORKER, OTHER = 7000, 7001
WANTED = Wanted("Inloop Oost", "jongere", 90, 50)


def make(store: Store, wanted: Wanted = WANTED, maker: int = WORKER, now: datetime = NOW) -> Link:
    made = store.run_now(lambda tx: links.make(tx, maker, wanted, now))
    assert made
    return made


def listed(store: Store, maker: int = WORKER, now: datetime = NOW) -> list[Link]:
    return store.run_now(lambda tx: links.of_maker(tx, maker, now))


def visit(store: Store, chats: range, code: str, *words: str, now: datetime = NOW) -> list[str]:
    """What these people hear when they come by this code and say these words."""
    first = max((row["update_id"] for row in rows(store, "inbox")), default=0) + 1
    receive(store, *(starts(first + at, chat, code) for at, chat in enumerate(chats)), now=now)
    for word in words:
        first += len(chats)
        receive(store, *(said(first + at, chat, word) for at, chat in enumerate(chats)), now=now)
    play(store, now, Visiting())
    return [text for _, text in sent(store, now)]


def counted(store: Store, month: int = 0) -> list[tuple[int, int, int]]:
    """What is counted of each link in the month it was made, or so many later."""

    def read(tx: Transaction) -> list[tuple[int, int, int]]:
        return [opened_tally(tx, row).rows[month] for row in tx.connection.execute(link.select().order_by(link.c.id))]

    return store.run_now(read)
