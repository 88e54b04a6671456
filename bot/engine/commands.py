"""What can be asked for at any moment: by command, by button, or in plain words."""

from bot.engine.asking import AWAY, BACK, HELP, SKIP, ask
from bot.engine.doors import knock
from bot.engine.flow import Ask
from bot.engine.machine import move
from bot.engine.matching import meanings, plain, within
from bot.engine.messages import Commanded
from bot.engine.places import aside, back
from bot.engine.turn import Turn

ASIDES = (
    "bewaard",
    "hulp",
    "later",
    "overzicht",
    "privacy",
    "start",
    "taal",
    "weg",
    "wis",
)  # steps of flows/algemeen.yaml
MOVES = ("terug", "overslaan")
COMMANDS = (*ASIDES, *MOVES)
BUTTONS = {BACK: "terug", SKIP: "overslaan", HELP: "hulp", AWAY: "weg"}
ALWAYS = (HELP, AWAY)  # obeyed from any message, however old
FEW = 8  # words
EVEN_THEN = ("hulp", "weg", "wis")  # obeyed from a neutral screen as well


def obey(turn: Turn, command: str) -> None:
    """Do what a command of `COMMANDS` says."""
    if command == "terug":
        back(turn)
    elif command == "overslaan":
        skip(turn, turn.asked)
    elif command == "start":
        knock(turn, Commanded("start"))
    elif command in ASIDES:
        aside(turn, command)


def skip(turn: Turn, step: Ask) -> None:
    if step.skip is None:
        turn.remark("cannot_skip")
        ask(turn, step)
    else:
        move(turn, "skip")


def watched(turn: Turn, text: str) -> bool:
    """Whether somebody says in a few words that another looks along at this moment: then nothing more is to be seen."""
    said = plain(text)
    short = len(said.split()) <= FEW and "?" not in text
    return short and any(within(words, said) for words in meanings(turn.common).get("meegelezen", ()))


def spoken_command(turn: Turn, text: str) -> str | None:
    """The command that plain words such as "stop" or "wis alles" stand for."""
    said = plain(text)
    return next((command for command in COMMANDS if said in meanings(turn.common).get(command, ())), None)
