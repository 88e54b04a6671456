"""Something to print of the link that a worker made or picked: its QR picture, or a poster."""

from bot.engine.flow import Step
from bot.engine.library import POSTER_WORDS
from bot.engine.messages import Paper
from bot.engine.shows.link import of_poster
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("paper",)
PAGES = ("qr", "A4", "A5")  # what a step can be about


def show(turn: Turn, step: Step) -> Shown:
    """The page that the step is about; `paper` says what to do with it."""
    link = turn.link_at_hand
    if link is None:
        return Shown()
    words = {name: of_poster(turn, link, name) for name in POSTER_WORDS}
    page = Paper(step.about, turn.desk.address(link), words)
    return Shown(parts=(turn.text(step.id, step.lines["paper"]),), picture=page, kept=True, open=True)
