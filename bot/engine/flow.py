"""A dialogue as its author wrote it: plain, frozen data. `bot.authoring.load` spells it in YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.engine.answers.kind import AnswerKind
from bot.engine.options import Condition, Option

END = "einde"  # the step behind the last one
AUDIENCES = PARENT, YOUNG, NEAR = ("parent", "young", "near")

__all__ = ["AUDIENCES", "END", "Ask", "Branch", "Condition", "Flow", "Option", "Say", "Step"]


@dataclass(frozen=True, slots=True)
class Branch:
    """Where an answer leads. `visit` asks one question and comes back; `anew` forgets the answers from there on."""

    when: Condition | None
    goto: str
    visit: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Something the bot says, shows or does before it goes on."""

    id: str
    texts: tuple[str, ...] = ()
    when: Condition | None = None
    show: str | None = None
    about: str = ""  # what is to be shown: which card, which tip
    lines: Mapping[str, str] = field(default_factory=dict)  # the texts that `show` puts together
    does: str | None = None
    left: str = ""  # said instead, by a step that erases, where something of the chat stays on the phone
    goto: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question. `more` takes its place while the answer grows; `again` puts it differently after two misses."""

    id: str
    text: str
    answer: AnswerKind
    when: Condition | None = None
    more: str = ""
    again: str = ""
    show: str | None = None
    about: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)
    hears: Mapping[str, str] = field(default_factory=dict)  # what is said back to an observation such as `pet`
    branches: tuple[Branch, ...] = ()
    skip: str | None = ""  # "" the next step, None cannot be skipped, otherwise the step to go to
    bare: bool = False  # a neutral screen: no buttons, and any touch answers it
    soft: bool = False  # asks about what was typed; whoever types something else leaves it
    kept: bool = True  # False where the answer says only where to go, and is forgotten at once
    note: str = ""


Step = Say | Ask


def is_neutral(step: Step | None) -> bool:
    """Whether it is a neutral screen (`bare`)."""
    return isinstance(step, Ask) and step.bare


@dataclass(frozen=True, slots=True, eq=False)  # a flow is itself: hashable, so that its machine can be cached
class Flow:
    """One dialogue. Steps follow one another in the order of the file unless a branch says otherwise."""

    name: str
    version: int
    steps: Mapping[str, Step]
    phrases: Mapping[str, str] = field(default_factory=dict)  # in the shared flow for all, elsewhere in their place
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ways to type what a button or command does
    talk: Mapping[str, str] = field(default_factory=dict)  # what is said back to a set of `words` that answers nothing
    moved: Mapping[str, str] = field(default_factory=dict)  # step ids of an earlier version -> where they are now
    returns: str = ""  # where somebody begins who comes back after the end
    views: str = ""  # where the circle can be looked at and changed; a flow without it has none
    goodbye: str = ""  # who comes here has been through it all
    audience: str = "parent"  # one of `AUDIENCES`: whose words and help lines these are

    @property
    def start(self) -> str:
        return next(iter(self.steps))

    @property
    def opens(self) -> str:
        """The first question."""
        return next(step.id for step in self.steps.values() if isinstance(step, Ask))

    def after(self, id: str) -> str:
        """The step that follows when nothing leads elsewhere."""
        ids = list(self.steps)
        following = ids[ids.index(id) + 1 :]
        return following[0] if following else END
