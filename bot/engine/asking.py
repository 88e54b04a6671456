"""Entering a step: what is said, and how a question looks."""

from functools import cache

from bot.engine.answers.draft import Draft
from bot.engine.answers.pick import Pick
from bot.engine.answers.several import Several
from bot.engine.effects import EFFECTS
from bot.engine.flow import Ask, Flow, Say, Step
from bot.engine.layout import rows_of
from bot.engine.messages import Button, Reply, Text
from bot.engine.shows import SHOWS
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn, bare

BACK, SKIP, HELP, AWAY = "<", ">", "?", "!"  # buttons that lie under every question
LONG = 300  # characters; a longer message is not read on a phone
MISSED_TWICE = 2


def enter(turn: Turn, step: Step) -> None:
    """What happens on arriving at a step whose condition holds; nothing where it does not."""
    if step.id == turn.flow.goodbye:
        turn.count("finished")
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
                shown.quote,
                rows=(*rows_of(shown.buttons), ways_on(turn.common)),
                step=step.id,
                turn=turn.number,
                picture=shown.picture,
                kept=shown.kept,
                urgent=shown.urgent,
                open=shown.open,
                instead=turn.text(step.id, step.left) if step.left else None,
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
    draft = quote is not None
    reply = Reply(parts, quote, rows(turn, step), step.id, turn.number, kept=draft, question=True, open=draft)
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
    back = bool(turn.place.path) or len(turn.places) > 1 or turn.came_by_door
    return (*step.answer.rows(turn, step), ways_on(turn.common, back=back, skip=step.skip is not None))


@cache
def ways_on(common: Flow, *, back: bool = False, skip: bool = False) -> tuple[Button, ...]:
    """Help and the quick exit are under every message, and they work however old it is."""
    shown = (("back", BACK, back), ("skip", SKIP, skip), ("help", HELP, True), ("away", AWAY, True))
    return tuple(Button(bare(common.name, id, common.phrases[id]), key) for id, key, here in shown if here)


def joined(turn: Turn, reply: Reply) -> Reply:
    """A short sentence said just before becomes the first paragraph of the question."""
    if not turn.replies:
        return reply
    before = turn.replies[-1]
    if before.question or before.picture or before.kept or before.urgent or before.open or reply.quote:
        return reply
    if sum(len(turn.speak(part)) for part in (*before.parts, *reply.parts)) > LONG:
        return reply
    turn.replies.pop()
    return Reply((*before.parts, *reply.parts), None, reply.rows, reply.step, reply.turn, question=True)
