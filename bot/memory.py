"""A session as bytes and back. What an older release wrote can be read; what cannot be read is no session."""

from typing import Any

import orjson

from bot.circle.person import Person
from bot.engine.session import Place, Session

VERSION = 1


def dump(session: Session, touched: int) -> bytes:
    """`touched` is when the person last did something, in minutes since 1970."""
    return orjson.dumps({"version": VERSION, "touched": touched, "session": session}, default=sorted)


def load(state: bytes) -> tuple[Session, int] | None:
    """The session and when it was touched; None where this release cannot read it."""
    stored = orjson.loads(state)
    if stored.get("version") != VERSION:
        return None
    kept: dict[str, Any] = stored["session"]
    kept["places"] = tuple(Place(**place | {"path": tuple(place["path"])}) for place in kept["places"])
    kept["people"] = tuple(Person(**person | {"marks": frozenset(person["marks"])}) for person in kept["people"])
    kept["answers"] = {
        step: tuple(answer) if isinstance(answer, list) else answer for step, answer in kept["answers"].items()
    }
    return Session(**kept | {"ticks": tuple(kept["ticks"])}), stored["touched"]
