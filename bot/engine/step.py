"""(library, session, event) -> (session', replies), without any I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.engine.around import Around
from bot.engine.asking import ask, enter
from bot.engine.commands import spoken_command
from bot.engine.doors import resume
from bot.engine.errors import FlowError, UnexpectedEvent
from bot.engine.flow import END, Ask, is_neutral
from bot.engine.heeding import doubt, listen
from bot.engine.library import Library
from bot.engine.machine import move
from bot.engine.messages import Event, Reply, Said, Tapped, Text
from bot.engine.places import home
from bot.engine.session import Place, Session
from bot.engine.taking import hear, take
from bot.engine.turn import Turn

MAX_STEPS = 100  # more in one turn means that the flow runs in circles


@dataclass(frozen=True, slots=True)
class Result:
    """`session` is None where everything is to be erased. `notice` is for whoever pressed a button."""

    session: Session | None
    replies: Sequence[Reply]
    notice: Text | None = None
    link: int = 0  # the link that the conversation began with, and what is added to its counts
    counts: tuple[str, ...] = ()


def start(library: Library, flow: str, number: int, around: Around, *, language: str = "nl", link: int = 0) -> Result:
    """Open a conversation, perhaps by a link. `number` is where question numbers begin: any that this person has not
    met."""
    first = Place(flow, library.flows[flow].start)
    turn = Turn(library, Session((first,), number, language=language, link=link), around)
    turn.count("started")
    arrive(turn)
    return walk(turn)


def step(library: Library, session: Session, event: Event, around: Around) -> Result:
    """Take one event. Never fails on what a person says, only on a mistake of ours."""
    if not session.places:
        raise UnexpectedEvent("this session was never started")
    turn = Turn(library, session, around)
    ended = turn.state == END
    settle(turn)
    pressed_on = turn.step
    if not ended or at_once(turn, event):
        take(turn, event)
    elif not doubt(turn, listen(turn, event)):
        ask(turn, turn.asked, anew=True)  # the question was not put yet, so this does not answer it
    result = walk(turn)
    return over(result, turn, pressed_on, event) if isinstance(event, Tapped) and turn.notice is None else result


def welcome_back(library: Library, session: Session, held: str, around: Around) -> Result:
    """After a pause: a neutral line first. What was typed is held until the person goes on, unless it cannot wait, or
    nothing may be held. Who left at once is first asked whether they can type, however long ago it was."""
    turn = Turn(library, session, around)
    settle(turn)
    said = Said(held)
    if turn.left or at_once(turn, said) or (not turn.settled and listen(turn, said).level == "ask"):
        return step(library, session, said, around)
    resume(turn, held=held if turn.may_hold else "")
    return walk(turn)


def at_once(turn: Turn, event: Event) -> bool:
    """Whether an event is more than an answer to a question: a command, a button, or words that ask for help."""
    if not isinstance(event, Said):
        return True
    return bool(spoken_command(turn, event.text)) or listen(turn, event).level == "help"


def settle(turn: Turn) -> None:
    """Stand on a question that exists: a release may have moved it, and after the end one goes on elsewhere."""
    for i, place in enumerate(turn.places):
        flow = turn.library.flows[place.flow]
        at, *path = (flow.moved.get(id, id) for id in (place.step, *place.path))
        if i == 0 and at == END and flow.returns:
            at = flow.returns
        if not isinstance(flow.steps.get(at), Ask):
            at = next((s for s in reversed(path) if isinstance(flow.steps.get(s), Ask)), flow.opens)
        turn.places[i] = replace(place, step=at, path=tuple(s for s in path if s in flow.steps))


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
    done = turn.place
    if not done.held:
        home(turn)
        return
    turn.uncover()
    hear(turn, done.held, listen(turn, Said(done.held)))


def over(result: Result, turn: Turn, pressed_on: object, event: Tapped) -> Result:
    """Say which reply may take the place of the message that was pressed: not of one that is worth keeping, and not
    where only one of the two may be passed on, for a message cannot change in that."""
    if not result.replies or not isinstance(pressed_on, Ask):
        return result
    first, *rest = result.replies
    same = first.step == pressed_on.id and first.question
    kept = bool(getattr(pressed_on.answer, "wordings", ()))
    away = is_neutral(turn.step)
    ours = event.step == pressed_on.id and first.open == kept
    if first.picture is None and (away or (ours and (same or not kept))):
        first = replace(first, over=True)
    return replace(result, replies=(first, *rest))
