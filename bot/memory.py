"""A session as bytes and back. What an older release wrote can be read; what cannot be read is no session."""

from typing import Any

import orjson

from bot.circle.person import Person
from bot.engine.session import Place, Session

SIZE = 1024  # bytes, and twice that and so on: most conversations are as long as one another


def dump(session: Session, touched: int) -> bytes:
    """`touched` is when the person last did something, in minutes since 1970. Filled up with spaces: sealed, its length
    would tell how much somebody told, and of what."""
    plain = orjson.dumps({"touched": touched, "session": session}, default=sorted)
    return plain.ljust(-(-len(plain) // SIZE) * SIZE)


def load(state: bytes) -> tuple[Session, int] | None:
    """The session and when it was touched; None where this release cannot read it."""
    try:
        stored = orjson.loads(state)
        return session_of(stored["session"]), int(stored["touched"])
    except (KeyError, TypeError, ValueError):
        return None


def session_of(kept: dict[str, Any]) -> Session:
    for place in kept["places"]:
        place["path"] = tuple(place["path"])
        place["about"], place["ticks"] = tuple(place.get("about", ())), tuple(place.get("ticks", ()))
    for person in kept["people"]:
        person["marks"] = frozenset(person["marks"])
    kept["places"] = tuple(Place(**place) for place in kept["places"])
    kept["people"] = tuple(Person(**person) for person in kept["people"])
    answers = kept["answers"].items()
    kept["answers"] = {step: tuple(answer) if isinstance(answer, list) else answer for step, answer in answers}
    for several in ("ticks", "counted", "told"):
        kept[several] = tuple(kept.get(several, ()))
    kept.pop("held", None)  # of a release in which a session held words, not a place
    return Session(**kept)
