"""All there is to say: the flows, the one they share, and the facts that are shown to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.engine.flow import Flow
from bot.safety.listening import Listener

COMMON = "algemeen"  # side questions and phrases that every flow uses
DOOR = "deur"  # which conversation somebody wants
WHICH = "welke_deur"  # the question of that flow


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A way to reach people who help. Texts are in Dutch; `source` and `checked` say how we know."""

    id: str
    name: str
    reach: str  # a number, and a site where there is one
    cost: str
    hours: str
    audience: str
    source: str
    checked: str  # ISO date
    checked_by: str


@dataclass(frozen=True, slots=True)
class Initiative:
    """Volunteers who give one or more kinds of support to families, in part of the country."""

    id: str
    kinds: tuple[str, ...]
    text: str
    site: str
    source: str
    checked: str
    checked_by: str
    careful: bool  # whether it suits someone who may fear somebody at home


@dataclass(frozen=True, slots=True)
class Card:
    """What to say and which lines to name when help is wanted."""

    id: str
    text: str
    lines: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the poster of a link to the flow `id`, and what its maker can send along (`share`)."""

    id: str
    title: str
    about: str
    private: str
    yours: str
    scan: str
    other: str  # where else to go: younger than Telegram allows, or rather with a person
    danger: str
    share: str


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    flows: Mapping[str, Flow]
    cards: Mapping[str, Card] = field(default_factory=dict)
    lines: Mapping[str, HelpLine] = field(default_factory=dict)
    initiatives: tuple[Initiative, ...] = ()
    posters: Mapping[str, Poster] = field(default_factory=dict)
    listener: Listener = field(default_factory=Listener)
    retention_days: int = 30

    def initiative_for(self, kinds: Sequence[str], careful: bool) -> Initiative | None:
        """The first one for the first kind that has any; for someone careful only those that suit."""
        suitable = [i for i in self.initiatives if i.careful or not careful]
        return next((i for kind in kinds for i in suitable if kind in i.kinds), None)

    @property
    def doors(self) -> tuple[str, ...]:
        """The conversations one can begin."""
        return tuple(name for name in self.flows if name not in (COMMON, DOOR))
