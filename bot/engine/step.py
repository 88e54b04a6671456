"""(library, session, event) -> (session', replies), without any I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.engine.asking import ask, enter
from bot.engine.commands import spoken_command
from bot.engine.doors import resume
from bot.engine.errors import FlowError, UnexpectedEvent
from bot.engine.flow import END, Ask
from bot.engine.library import Library
from bot.engine.machine import move
from bot.engine.messages import Event, Reply, Said, Tapped, Text
from bot.engine.places import home
from bot.engine.session import Place, Session
from bot.engine.taking import answer, take
from bot.engine.turn import Speak, Turn

MAX_STEPS = 100  # more in one turn means that the flow runs in circles


@dataclass(frozen=True, slots=True)
class Result:
    """`session` is None where everything is to be erased. `notice` is for whoever pressed a button."""

    session: Session | None
    replies: Sequence[Reply]
    notice: Text | None = None
    link: int = 0  # the link that the conversation began with, and what is added to its counts
    counts: tuple[str, ...] = ()


def plainly(text: Text) -> str:
    """Speak the source language, without values; enough for the engine's own measuring."""
    return text.source


def start(
    library: Library,
    flow: str,
    number: int,
    language: str = "nl",
    speak: Speak = plainly,
    *,
    now: datetime,
    link: int = 0,
) -> Result:
    """Open a conversation at `now`, local time, perhaps by a link. `number` is where question numbers begin: any that
    this person has not met."""
    first = Place(flow, library.flows[flow].start)
    turn = Turn(library, Session((first,), number, language=language, link=link), speak, now)
    turn.count("started")
    arrive(turn)
    return walk(turn)


def step(library: Library, session: Session, event: Event, speak: Speak = plainly, *, now: datetime) -> Result:
    """Take one event at `now`, local time. Never fails on what a person says, only on a mistake of ours."""
    if not session.places:
        raise UnexpectedEvent("this session was never started")
    turn = Turn(library, session, speak, now)
    ended = turn.state == END
    settle(turn)
    pressed_on = turn.step
    if ended and not at_once(turn, event):
        ask(turn, turn.asked, anew=True)  # the question was not put yet, so this does not answer it
    else:
        take(turn, event)
    result = walk(turn)
    return over(result, turn, pressed_on, event) if isinstance(event, Tapped) and turn.notice is None else result


def welcome_back(
    library: Library, session: Session, held: str = "", speak: Speak = plainly, *, now: datetime
) -> Result:
    """After a pause: a neutral line first. What was typed is held until the person goes on, unless it cannot wait."""
    turn = Turn(library, session, speak, now)
    settle(turn)
    if at_once(turn, Said(held)):
        return step(library, session, Said(held), speak, now=now)
    turn.held = held if turn.main.views else ""  # without a circle no words are kept: they are about somebody else
    resume(turn)
    return walk(turn)


def at_once(turn: Turn, event: Event) -> bool:
    """Whether an event is more than an answer to a question: a command, a button, or words that ask for help."""
    if not isinstance(event, Said):
        return True
    return bool(spoken_command(turn, event.text) or turn.library.listener.hear(event.text))


def settle(turn: Turn) -> None:
    """Stand on a question that exists: a release may have moved it, and after the end one goes on elsewhere."""
    for i, place in enumerate(turn.places):
        flow = turn.library.flows[place.flow]
        at, *path = (flow.moved.get(id, id) for id in (place.step, *place.path))
        if i == 0 and at == END and flow.returns:
            at = flow.returns
        if not isinstance(flow.steps.get(at), Ask):
            at = next((s for s in reversed(path) if isinstance(flow.steps.get(s), Ask)), flow.opens)
        turn.places[i] = Place(place.flow, at, place.once, tuple(s for s in path if s in flow.steps))


def walk(turn: Turn) -> Result:
    """Go on until somebody has to answer or the conversation is over."""
    for _ in range(MAX_STEPS):
        if turn.waiting or turn.erased or (turn.state == END and len(turn.places) == 1):
            return Result(turn.session(), tuple(turn.replies), turn.notice, turn.link, turn.counts)
        if turn.jumped:
            arrive(turn)
        elif turn.state == END:
            return_home(turn)
        else:
            move(turn, "advance")
    raise FlowError(f"{turn.flow.name}.{turn.state}: {MAX_STEPS} steps without a question")


def arrive(turn: Turn) -> None:
    """Enter a step that no route led to."""
    turn.jumped = False
    enter(turn, turn.flow.steps[turn.state])


def return_home(turn: Turn) -> None:
    """Take up the question underneath; words that were held answer it."""
    held, turn.held = turn.held, ""
    if held and len(turn.places) == 2:
        turn.places.pop()
        answer(turn, turn.asked, Said(held))
    else:
        turn.held = held
        home(turn)


def over(result: Result, turn: Turn, pressed_on: object, event: Tapped) -> Result:
    """Say which reply may take the place of the message that was pressed: not of one that is worth keeping."""
    if not result.replies or not isinstance(pressed_on, Ask):
        return result
    first, *rest = result.replies
    same = first.step == pressed_on.id and first.question
    kept = bool(getattr(pressed_on.answer, "wordings", ()))
    away = turn.step is not None and getattr(turn.step, "bare", False)
    ours = event.step == pressed_on.id
    if first.picture is None and (away or (ours and (same or not kept))):
        first = replace(first, over=True)
    return replace(result, replies=(first, *rest))
