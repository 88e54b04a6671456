"""Entering a step: what is said, and how a question looks."""

from bot.engine.answers.draft import Draft
from bot.engine.answers.pick import Pick
from bot.engine.answers.several import Several
from bot.engine.effects import EFFECTS
from bot.engine.flow import Ask, Say, Step
from bot.engine.messages import Button, Reply, Text
from bot.engine.shows import SHOWS
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

BACK, SKIP, HELP, AWAY = "<", ">", "?", "!"  # buttons that lie under every question
LONG = 300  # characters; a longer message is not read on a phone
MISSED_TWICE = 2


def enter(turn: Turn, step: Step) -> None:
    """What happens on arriving at a step whose condition holds; nothing where it does not."""
    if not turn.holds(step.when):
        return
    if isinstance(step, Ask):
        ask(turn, step, anew=True)
    else:
        say(turn, step)


def say(turn: Turn, step: Say) -> None:
    texts = [turn.text(step.id, text) for text in step.texts]
    shown = SHOWS[step.show](turn, step) if step.show else Shown()
    parts = (*texts, *shown.parts)
    if parts:
        turn.replies.append(
            Reply(
                parts,
                rows=(safety(turn),),
                step=step.id,
                turn=turn.number,
                picture=shown.picture,
                kept=shown.kept,
                urgent=shown.urgent,
            )
        )
    if step.does:
        EFFECTS[step.does](turn)


def ask(turn: Turn, step: Ask, *, anew: bool = False, back: bool = False) -> None:
    """Put the question. `anew` opens it under a new number, so that buttons of before no longer answer it; `back` shows
    the answer it had."""
    if anew:
        turn.number += 1
        turn.misses = 0
        turn.ticks = step.answer.ticks(turn, step) if isinstance(step.answer, Pick | Several) else ()
    parts = (*turn.remarks, *(earlier(turn, step) if back else ()), *wording(turn, step))
    turn.remarks = []
    quote = step.answer.quote(turn, step) if isinstance(step.answer, Draft) else None
    reply = Reply(parts, quote, rows(turn, step), step.id, turn.number, kept=quote is not None, question=True)
    turn.replies.append(joined(turn, reply))
    turn.waiting = True


def wording(turn: Turn, step: Ask) -> tuple[Text, ...]:
    source = step.more if step.more and turn.people else step.text
    if turn.misses >= MISSED_TWICE and step.again:
        source = step.again
    shown = SHOWS[step.show](turn, step).parts if step.show else ()
    return (*shown, turn.text(step.id, source))


def earlier(turn: Turn, step: Ask) -> tuple[Text, ...]:
    answer = step.answer.earlier(turn, step)
    return (turn.phrase("earlier", answer=answer),) if answer else ()


def rows(turn: Turn, step: Ask) -> tuple[tuple[Button, ...], ...]:
    if step.bare:
        return ()
    back = [Button(turn.phrase("back"), BACK)] if turn.place.path or len(turn.places) > 1 else []
    skip = [Button(turn.phrase("skip"), SKIP)] if step.skip is not None else []
    return (*step.answer.rows(turn, step), (*back, *skip, *safety(turn)))


def safety(turn: Turn) -> tuple[Button, ...]:
    """Help and the quick exit: under every message, and they work however old it is."""
    return (Button(turn.phrase("help"), HELP), Button(turn.phrase("away"), AWAY))


def joined(turn: Turn, reply: Reply) -> Reply:
    """A short sentence said just before becomes the first paragraph of the question."""
    if not turn.replies:
        return reply
    before = turn.replies[-1]
    if before.question or before.picture or before.kept or before.urgent or reply.quote:
        return reply
    if sum(len(turn.speak(part)) for part in (*before.parts, *reply.parts)) > LONG:
        return reply
    turn.replies.pop()
    return Reply((*before.parts, *reply.parts), None, reply.rows, reply.step, reply.turn, question=True)
