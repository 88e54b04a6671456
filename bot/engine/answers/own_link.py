"""One of the links of the worker who is talking."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.choice import Choice
from bot.engine.answers.kind import Rows, Verdict
from bot.engine.layout import rows_of
from bot.engine.matching import plain
from bot.engine.messages import Button, Event, Said, Tapped, Text, Value
from bot.sharing.link import Link

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class OwnLink(Choice):
    """A button for each, by the name its maker gave it; the options stand below. A name is never taken for a text of
    ours."""

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        links = [Button(Text("", "{name}", {"name": link.label}), str(link.number)) for link in turn.desk.links()]
        return (*rows_of(links), *Choice.rows(self, turn, step))

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        link = next((link for link in turn.desk.links() if meant(link, event)), None)
        if link is None:
            return Choice.accept(self, turn, step, event)
        turn.keep(step.id, str(link.number))
        return Verdict.DONE

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return self.spoken(turn, step) or None

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        link = turn.link_at_hand
        return link.label if link else ""


def meant(link: Link, event: Event) -> bool:
    match event:
        case Tapped(key=key):
            return key == str(link.number)
        case Said(text):
            return plain(text) == plain(link.label)
    return False
