"""Whom somebody means, without a name: a role, or one letter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.choice import Choice
from bot.engine.answers.kind import Verdict
from bot.engine.matching import chosen
from bot.engine.messages import Event, Said
from bot.engine.options import OWN

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn

NAME = 3  # words; more of them tell about somebody, and the first letter would be of any word


@dataclass(frozen=True, slots=True)
class Initial(Choice):
    """One of a few roles. Of a name that is typed only the first letter is kept, of a story only that there is one."""

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        role = chosen(turn, step.id, self.open(turn), event)
        letter = initial(event.text) if isinstance(event, Said) else ""
        if letter and (role is None or self.options[role].rest):
            turn.keep(step.id, OWN + letter)
        elif role is None:
            return Verdict.MISS
        else:
            turn.keep(step.id, role)
        return Verdict.DONE


def initial(text: str) -> str:
    """`Daan de Vries` -> `D.`; nothing of a longer text, or of one without a letter."""
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    if not 1 <= len(words) <= NAME:
        return ""
    return next(c for c in words[0] if c.isalpha()).upper()[:1] + "."
