"""The link that a worker made or picked: how it stands, and while it is open also the words to share."""

from bot.engine.flow import Step
from bot.engine.messages import Button, Day, Text, Value
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn
from bot.sharing.link import ACTIVE, Link

LINES = ("active", "paused", "ended")
CONTEXT = "posters"


def show(turn: Turn, step: Step) -> Shown:
    """A line for its state: {label} and {until}. The words and the address can be copied with one tap."""
    link = turn.link_at_hand
    if link is None:
        return Shown()
    values: dict[str, Value] = {"label": link.label, "until": Day((link.last_day - turn.now.date()).days)}
    state = turn.text(step.id, step.lines[link.state], **values)
    if link.state != ACTIVE:
        return Shown(parts=(state,), kept=True)
    address = turn.desk.address(link)
    words = Text("", "{words}\n{address}", {"words": of_poster(turn, link, "share"), "address": address})
    copying = Button(turn.phrase("copy"), copy=words)
    return Shown(parts=(state,), quote=words, buttons=(copying,), kept=True, open=True)


def of_poster(turn: Turn, link: Link, field: str) -> Text:
    """What flows/posters.yaml says to those whom the link is for."""
    return Text(f"{CONTEXT}.{link.flow}", getattr(turn.library.posters[link.flow], field))
