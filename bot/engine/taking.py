"""What an event means: a command, an old button, something unreadable, or an answer to the question that is open."""

from bot.engine.answers.choice import Choice
from bot.engine.answers.door import Door
from bot.engine.answers.kind import Verdict
from bot.engine.answers.people import People
from bot.engine.asking import ask
from bot.engine.commands import ALWAYS, BUTTONS, COMMANDS, EVEN_THEN, obey, spoken_command, watched
from bot.engine.doors import knock
from bot.engine.flow import Ask
from bot.engine.heeding import doubt, heed, listen
from bot.engine.library import GRIEF
from bot.engine.machine import move
from bot.engine.matching import chosen, meanings, plain, spellings
from bot.engine.messages import Commanded, Event, Said, Tapped, Text, Unreadable
from bot.engine.places import note_path
from bot.engine.turn import Turn
from bot.safety.listening import Heard

MISSES = 3  # after so many, the way past the question is pointed out


def take(turn: Turn, event: Event) -> None:
    """One event, whatever it is."""
    asked, heard = turn.asked, listen(turn, event)
    match event:
        case Tapped(key=key) if key in ALWAYS:
            obey(turn, BUTTONS[key])
        case Commanded(name) if name in EVEN_THEN:
            obey(turn, name)
        case Said(text) if watched(turn, text):  # no card may come up before somebody else's eyes
            obey(turn, "weg")
        case Said(text) if heard.level == "help" and not heard.about and labelled(turn, asked, text):
            answer(turn, asked, event)  # a button in words: where it leads was thought of
        case _ if heard.level == "help" and heed(turn, heard):
            pass
        case Said(text) if asked.bare and (command := spoken_command(turn, text)) in EVEN_THEN:
            obey(turn, command)
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
        case Said(text):
            hear(turn, text, heard)
        case Tapped():
            answer(turn, asked, event)
        case _ if doubt(turn, heard):
            pass
        case Unreadable(kind):
            turn.remark(f"cannot_read_{kind}" if f"cannot_read_{kind}" in turn.common.phrases else "cannot_read")
            ask(turn, asked)
        case Commanded():
            turn.remark("unknown_command")
            ask(turn, asked)


def hear(turn: Turn, text: str, heard: Heard) -> None:
    """Typed words that are no command, and no clear call for help."""
    asked = turn.asked
    if labelled(turn, asked, text):  # a button, in words
        answer(turn, asked, Said(text))
    elif asked.soft:
        hear_softly(turn, asked, text, heard)
    elif expected(turn, asked, text, heard) or not doubt(turn, heard):
        doubtful, grief = heard.level == "ask", GRIEF in heard.about
        if doubtful and not grief:  # an answer like any other, and help is pointed out beside the next question
            turn.remark("soft_offer")
        if grief and not isinstance(asked.answer, People):  # names of the dead are answered there
            turn.remark("grief")
        answer(turn, asked, Said(text), quiet=doubtful or grief)


def expected(turn: Turn, asked: Ask, text: str, heard: Heard) -> bool:
    """Whether the question itself asks for such words, and what follows asks whether somebody is safe."""
    if not isinstance(asked.answer, Choice) or not heard.about:
        return False
    options, fearful = asked.answer.open(turn), turn.library.fearful
    key = chosen(turn, asked.id, options, Said(text)) if fearful.issuperset(heard.about) else None
    return key is not None and (options[key].strong or isinstance(asked.answer, Door))


def hear_softly(turn: Turn, asked: Ask, text: str, heard: Heard) -> None:
    """A yes or no with more words to it, more of what raised the question, or something else: then it is let go."""
    first, known = plain(text).split(" ")[0], meanings(turn.common)
    yes = heard.level == "ask" or first in known["ja"]
    if yes or first in known["nee"]:
        turn.keep(asked.id, "ja" if yes else "nee")
        leave(turn, asked)
    else:
        turn.take_care()
        turn.uncover()
        turn.remark("soft_offer")
        hear(turn, text, heard)


def answer(turn: Turn, asked: Ask, event: Event, *, quiet: bool = False) -> None:
    """Hand an event to the question that is open. `quiet` says nothing about words that are no answer: they were
    heard."""
    verdict = asked.answer.accept(turn, asked, event)
    if verdict is Verdict.MISS and isinstance(event, Tapped):
        old_button(turn, event)
    elif verdict is Verdict.MISS:
        if not quiet:
            miss(turn, event)
        ask(turn, asked)
    elif verdict is Verdict.STAY:
        turn.misses = 0
        ask(turn, asked)
    else:
        turn.tapped = spelled(event) if isinstance(event, Tapped) else turn.tapped
        leave(turn, asked)


def leave(turn: Turn, asked: Ask) -> None:
    """Go where the answer leads."""
    move(turn, "answer")
    note_path(turn, asked)
    if not asked.kept:
        turn.answers.pop(asked.id, None)


def miss(turn: Turn, event: Event) -> None:
    """Something kind about words that are no answer; after three of them the way past the question is pointed out."""
    turn.misses += 1
    said = plain(event.text) if isinstance(event, Said) else ""
    for words, reply in turn.common.talk.items():
        if said in meanings(turn.common)[words]:
            turn.remarks.append(Text(f"{turn.common.name}.{words}", reply))
            return
    if turn.place.about:
        turn.remark("signal_missed")
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
