"""A conversation that knows links, in ten lines: it says by which door somebody came, and counts as a real one."""

from datetime import datetime

from bot.engine.messages import Commanded, Event, Said
from bot.message import Message, Outcome
from bot.storage.events import Received
from tests.channels.counting import Counting

COUNTED = {"klaar": "finished", "hulp": "helped"}


class Visiting(Counting):
    """The state is the link that the conversation began with, and what was counted so far."""

    def turn(self, state: bytes | None, event: Event, now: datetime) -> Outcome:
        said = event.text if isinstance(event, Said) else ""
        if said == "wis":
            return Outcome(None, (Message("Dag."),))
        link, *counted = (state or b"").decode().split()[:9] or [str(getattr(event, "link", 0))]
        new = [kind for kind in ("started", COUNTED.get(said, "")) if kind and kind not in counted and link != "0"]
        door = event.door if isinstance(event, Commanded) else ""
        kept = " ".join([link, *counted, *new]).encode()
        return Outcome(kept, (Message(door or "hallo"),), 30 * 24, link=int(link), counts=tuple(new))


def starts(update_id: int, chat_id: int, code: str = "") -> Received:
    return Received(update_id, chat_id, Commanded("start", code), update_id)
