"""Whom somebody means, without a name: a role, or one letter."""

from dataclasses import dataclass, replace
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
        options = self.open(turn)
        named = {key: replace(option, rest=False) for key, option in options.items()}
        letter = initial(event.text) if isinstance(event, Said) else ""
        kept = chosen(turn, step.id, named, event) or (letter and OWN + letter) or chosen(turn, step.id, options, event)
        if kept is None:
            return Verdict.MISS
        turn.keep(step.id, kept)
        return Verdict.DONE


def initial(text: str) -> str:
    """`Daan de Vries` -> `D.`; nothing of a longer text, or of one without a letter."""
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    if not 1 <= len(words) <= NAME:
        return ""
    return next(c for c in words[0] if c.isalpha()).upper()[:1] + "."
