"""All there is to say: the flows, the one they share, and the facts that are shown to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from bot.engine.flow import Flow
from bot.engine.hours import Hours
from bot.safety.listening import Listener

COMMON = "algemeen"  # side questions and phrases that every flow uses
DOOR = "deur"  # which conversation somebody wants
WHICH = "welke_deur"  # the question of that flow
CONSENT = "toestemming"  # the question whether answers may be kept, in whatever flow
HELP = "hulp"  # the card for whoever asks for help, and for whatever is heard that has no card of its own
GRIEF = "grief"  # a theme that is answered with sympathy, not with a card


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A way to reach people who help. Texts are in Dutch; `source` and `checked` say how we know."""

    id: str
    name: str
    numbers: tuple[str, ...]  # as they are dialled, the shortest first
    site: str  # "" where there is none
    chat: bool  # whether one can chat on the site at the same hours
    cost: str
    hours: Hours
    audiences: tuple[str, ...]  # whom it is for
    text: str  # when to call
    warning: str  # what it leaves behind on a phone, where that is known
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
class Words:
    """What a card says to one audience, and the lines it names, in the order in which they matter."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Help with one theme of the listener, or in general. Where that theme is heard with doubt, the step `asks` is put
    first, and a yes there leads to the card `means`."""

    id: str
    to: Mapping[str, Words]  # by audience
    asks: str = ""
    means: str = ""
    observed: bool = False  # somebody near a child speaks of the child with it, and is not asked about themselves


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


POSTER_WORDS = tuple(field.name for field in fields(Poster) if field.name != "id")


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    flows: Mapping[str, Flow]
    cards: Mapping[str, Card] = field(default_factory=dict)
    lines: Mapping[str, HelpLine] = field(default_factory=dict)
    initiatives: tuple[Initiative, ...] = ()
    posters: Mapping[str, Poster] = field(default_factory=dict)
    listener: Listener = field(default_factory=Listener)
    retention_days: int = 30
    contact: str = ""  # where questions about privacy go: an e-mail address or a site

    def initiative_for(self, kinds: Sequence[str], careful: bool) -> Initiative | None:
        """The first one for the first kind that has any; for someone careful only those that suit."""
        suitable = [i for i in self.initiatives if i.careful or not careful]
        return next((i for kind in kinds for i in suitable if kind in i.kinds), None)

    @property
    def fearful(self) -> frozenset[str]:
        """The names of the themes that are a sign of fear or violence."""
        return frozenset(theme.name for theme in self.listener.themes if theme.careful)

    @property
    def doors(self) -> tuple[str, ...]:
        """The conversations one can begin."""
        return tuple(name for name in self.flows if name not in (COMMON, DOOR))
