"""Which conversation somebody wants, at the beginning and in the middle of another one."""

from bot.engine.asking import ask
from bot.engine.effects import enter
from bot.engine.library import DOOR, Library
from bot.engine.messages import Commanded
from bot.engine.places import aside
from bot.engine.session import Place
from bot.engine.turn import Turn


def door_of(library: Library, event: Commanded) -> str:
    """The conversation that a `/start` opens, by a link or by name: `jongere`, `ouder-x`. "" for everything else."""
    named, _, _ = event.argument.lower().replace("_", "-").partition("-")
    return next((door for door in (event.door, named) if door in library.doors), "")


def knock(turn: Turn, event: Commanded) -> None:
    """A `/start` to someone who is here already. It destroys nothing: where something was said, it asks first."""
    door = door_of(turn.library, event)
    other = door if door != turn.main.name else ""
    if turn.main.name != DOOR and (turn.places[0].path or turn.people):
        resume(turn, other)
        return
    if door == event.door and not turn.link:  # nothing was said yet, so it begins with this link, if it is one
        turn.link = event.link
        turn.count("started")
    turn.door = other
    if turn.main.name == DOOR:
        turn.places[:] = [Place(DOOR, turn.main.start)]
        turn.jumped = True
    elif other:
        enter(turn)
    else:
        del turn.places[1:]
        ask(turn, turn.asked, anew=True)


def resume(turn: Turn, door: str = "", held: str = "") -> None:
    """Ask someone who comes back how to go on; perhaps by another door, which they asked for. A door question that
    lay open is put aside."""
    turn.door = door
    turn.places[1:] = [place for place in turn.places[1:] if place.flow != DOOR]
    aside(turn, "start", held=held)
