"""Moving between places other than along a route: a side question, the way back, and the way home."""

from dataclasses import replace

from bot.engine.asking import ask, enter
from bot.engine.flow import END, Ask
from bot.engine.library import COMMON, DOOR, WHICH
from bot.engine.session import Place
from bot.engine.turn import Turn


def aside(turn: Turn, step: str, held: str = "") -> None:
    """Put a side question of the shared flow on top of what is open; they do not pile up."""
    while len(turn.places) > 1 and turn.place.flow == COMMON:
        turn.uncover()
    cover(turn, Place(COMMON, step, held=held))


def cover(turn: Turn, place: Place) -> None:
    """Lay a place on top of where we are, which stays as it is."""
    turn.places[-1] = replace(turn.place, ticks=turn.ticks)
    turn.places.append(place)
    enter(turn, turn.flow.steps[place.step])


def visit(turn: Turn, step: str) -> None:
    """One step of the same flow, then back; or a side question of the shared flow."""
    if step not in turn.flow.steps:
        return aside(turn, step)
    cover(turn, Place(turn.place.flow, step, once=True))


def home(turn: Turn) -> None:
    """Leave a place that came to its end, and take up the question underneath."""
    turn.uncover()
    ask(turn, turn.asked)


def back(turn: Turn) -> None:
    """One question back, with its answer shown; from a side question to the one it interrupted."""
    way = list(turn.place.path)
    while way and way[-1] == turn.state:
        way.pop()
    if way:
        *path, last = way
        turn.places[-1] = replace(turn.place, step=last, path=tuple(path))
    elif len(turn.places) > 1:
        turn.uncover()
    elif turn.came_by_door:
        turn.places[:] = [Place(DOOR, WHICH)]
    else:
        turn.remark("first_question")
    ask(turn, turn.asked, anew=True, back=True)


def note_path(turn: Turn, answered: Ask) -> None:
    """Remember that a question was answered, once the machine has left it."""
    place = turn.place
    if place.step not in (answered.id, END) and not (place.once or answered.bare):
        turn.places[-1] = replace(place, path=(*place.path, answered.id))
