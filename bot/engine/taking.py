"""What an event means: a command, an old button, something unreadable, or an answer to the question that is open."""

from bot.engine.answers.kind import Verdict
from bot.engine.asking import ask
from bot.engine.commands import ALWAYS, BUTTONS, COMMANDS, EVEN_THEN, obey, spoken_command
from bot.engine.doors import knock
from bot.engine.flow import Ask
from bot.engine.library import COMMON
from bot.engine.machine import move
from bot.engine.matching import meanings, plain, spellings
from bot.engine.messages import Commanded, Event, Said, Tapped, Text, Unreadable
from bot.engine.places import aside, note_path
from bot.engine.turn import Turn
from bot.safety.listening import NOTHING

MISSES = 3  # after so many, the way past the question is pointed out


def take(turn: Turn, event: Event) -> None:
    """One event, whatever it is."""
    asked, listener = turn.asked, turn.library.listener
    heard = listener.listen(event.text) if isinstance(event, Said) else NOTHING
    match event:
        case Tapped(key=key) if key in ALWAYS:
            obey(turn, BUTTONS[key])
        case Commanded(name) if name in EVEN_THEN:
            obey(turn, name)
        case _ if theme := listener.answered(heard):
            turn.careful = turn.careful or theme.careful
            aside(turn, COMMON, theme.step)
        case _ if asked.bare:
            answer(turn, asked, Said("…"))
        case Tapped(step, number) if (step, number) != (asked.id, turn.number):
            old_button(turn, event)
        case Tapped(key=key) if key in BUTTONS:
            turn.tapped = spelled(event)
            obey(turn, BUTTONS[key])
        case Commanded("start"):
            knock(turn, event)
        case Commanded(name) if name in COMMANDS:
            obey(turn, name)
        case Said(text) if not labelled(turn, asked, text) and (command := spoken_command(turn, text)):
            obey(turn, command)
        case Unreadable(kind):
            turn.remark(f"cannot_read_{kind}" if f"cannot_read_{kind}" in turn.common.phrases else "cannot_read")
            ask(turn, turn.asked)
        case Commanded():
            turn.remark("unknown_command")
            ask(turn, turn.asked)
        case _:
            if heard.level == "ask":  # an answer like any other, and help is pointed out beside the next question
                turn.remark("soft_offer")
            answer(turn, asked, event)


def answer(turn: Turn, asked: Ask, event: Event) -> None:
    """Hand an event to the question that is open."""
    verdict = asked.answer.accept(turn, asked, event)
    if verdict is Verdict.MISS and isinstance(event, Tapped):
        old_button(turn, event)
    elif verdict is Verdict.MISS:
        miss(turn, event)
        ask(turn, asked)
    elif verdict is Verdict.STAY:
        turn.misses = 0
        ask(turn, asked)
    else:
        turn.tapped = spelled(event) if isinstance(event, Tapped) else turn.tapped
        move(turn, "answer")
        note_path(turn, asked)


def miss(turn: Turn, event: Event) -> None:
    """Something kind about words that are no answer; after three of them the way past the question is pointed out."""
    turn.misses += 1
    said = plain(event.text) if isinstance(event, Said) else ""
    for words, reply in turn.common.talk.items():
        if said in meanings(turn.common)[words]:
            turn.remarks.append(Text(f"{turn.common.name}.{words}", reply))
            return
    stuck = "miss_3" if turn.asked.skip is not None else "miss_3_stay"
    turn.remark(stuck if turn.misses >= MISSES else f"miss_{turn.misses}")


def old_button(turn: Turn, event: Tapped) -> None:
    """A second press on the button that was just obeyed changes nothing; a third, or any other, shows the question."""
    turn.notice = turn.phrase("old_button")
    if spelled(event) == turn.tapped:
        turn.tapped = ""
        turn.waiting = True
    else:
        ask(turn, turn.asked)


def spelled(event: Tapped) -> str:
    return f"{event.step}:{event.turn}:{event.key}"


def labelled(turn: Turn, asked: Ask, text: str) -> bool:
    """Whether the question waits for exactly these words."""
    said, options = plain(text), getattr(asked.answer, "options", {})
    return any(said in spellings(turn, asked.id, option) for option in options.values())
