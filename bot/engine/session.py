"""Where one person is, and what they have said so far: everything to go on with, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.circle.person import Person

Answer = str | tuple[str, ...]
ASKED = "?"  # behind a theme that was only asked about


@dataclass(frozen=True)
class Place:
    """A position in a flow. Places lie on top of each other: a side question on the question it interrupts."""

    flow: str
    step: str
    once: bool = False  # ask this one question, then come back
    path: tuple[str, ...] = ()  # the questions answered on the way here, for going back
    about: tuple[str, ...] = ()  # which cards, where something was heard that asks for help
    ticks: tuple[str, ...] = ()  # what was chosen here so far, while another place lies on top
    held: str = ""  # typed words that will answer the question underneath; gone with this place


@dataclass(frozen=True)
class Session:
    """Frozen and made of plain values; it is stored as it is (`bot.memory`), which is faster without slots."""

    places: tuple[Place, ...]
    turn: int  # the number of the question that is open; its buttons carry it
    answers: Mapping[str, Answer] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    ticks: tuple[str, ...] = ()  # what is chosen so far where several can be
    misses: int = 0
    tapped: str = ""  # the last button that counted, to know a second tap on it
    told: tuple[str, ...] = ()  # themes that were answered with a card or a question, and are not so again
    careful: bool = False  # something typed was a sign of fear or violence
    language: str = "nl"
    link: int = 0  # the link that the conversation began with
    counted: tuple[str, ...] = ()  # what that link's counts have had of this conversation
    door: str = ""  # the other conversation that was asked for, until the person goes there or not

    @property
    def main(self) -> str:
        """The flow this conversation is about."""
        return self.places[0].flow if self.places else ""
