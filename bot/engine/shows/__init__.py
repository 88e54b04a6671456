"""The things a step can show: one module each. A show puts a step's own lines together; it holds no words itself."""

from collections.abc import Callable, Mapping

from bot.engine.flow import Step
from bot.engine.shows import card, circle, initiative, link, months, paper, picture, stored, tip
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

SHOWS: Mapping[str, Callable[[Turn, Step], Shown]] = {
    "card": card.show,
    "circle": circle.show,
    "initiative": initiative.show,
    "link": link.show,
    "months": months.show,
    "paper": paper.show,
    "picture": picture.show,
    "stored": stored.show,
    "tip": tip.show,
}
