"""Small flows built from the dataclasses, so that a test of the engine needs no file."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.authoring.load import load
from bot.engine import step as turning
from bot.engine.answers.choice import Choice
from bot.engine.answers.text import FreeText
from bot.engine.around import Around
from bot.engine.flow import Ask, Branch, Flow, Say, Step
from bot.engine.library import COMMON, Library
from bot.engine.messages import Event, Reply
from bot.engine.options import Option
from bot.engine.session import Session

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
AROUND = Around(NOW)
start, step, welcome_back = (
    partial(play_one, around=AROUND) for play_one in (turning.start, turning.step, turning.welcome_back)
)
EVERYTHING = load()
SHARED = EVERYTHING.flows[COMMON]
YES_NO = {"ja": Option("ja", "Ja"), "nee": Option("nee", "Nee")}


def library(*steps: Step, **flow: object) -> Library:
    small = Flow("klein", 1, {s.id: s for s in steps})
    return replace(EVERYTHING, flows={COMMON: SHARED, "klein": replace(small, **flow)})  # type: ignore[arg-type]


def question(id: str, **fields: object) -> Ask:
    return Ask(**{"id": id, "text": f"{id}?", "answer": Choice(YES_NO)} | fields)  # type: ignore[arg-type]


def words(id: str, **fields: object) -> Ask:
    return question(id, answer=FreeText(), **fields)


def play(known: Library, *events: Event) -> tuple[Session, list[str]]:
    """Play events from the start; the session after them and what was said to the last one."""
    result: turning.Result = start(known, "klein", 7)
    for event in events:
        assert result.session is not None
        result = step(known, result.session, event)
    assert result.session is not None
    return result.session, said(result.replies)


def said(replies: "list[Reply] | tuple[Reply, ...] | object") -> list[str]:
    return [part.source for reply in replies for part in reply.parts]  # type: ignore[attr-defined]


__all__ = ["SHARED", "YES_NO", "Branch", "Say", "library", "play", "question", "said", "words"]
