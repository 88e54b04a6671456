"""The people around someone as a whole: who gives what, who can be asked, where there is still room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.circle.names.relations import group_of
from bot.circle.person import KINDS, Person

NOT_TO_BE_ASKED = frozenset({"secret", "costs", "unsafe"})
TOO_CLOSE = frozenset({"partner", "ex"})  # when someone at home may be feared
RAISE = frozenset(
    f"{step}{parent}" for step in ("", "stief", "bonus", "pleeg") for parent in ("moeder", "vader", "ouders")
)  # one of them may be the one whom a young person fears


@dataclass(frozen=True, slots=True)
class Circle:
    """People in the order they were named. `careful` is any sign of fear, control or violence."""

    people: tuple[Person, ...]
    careful: bool = False
    young: bool = False  # somebody who lives with who raises them

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of support to speak of; honesty can turn into control, so it is left out when careful."""
        return tuple(kind for kind in KINDS if kind != "normative" or not self.careful)

    @property
    def shown(self) -> tuple[Person, ...]:
        """Everyone who may stand in a picture or a text that could be shown around."""
        return tuple(p for p in self.close if "secret" not in p.marks)

    @property
    def close(self) -> tuple[Person, ...]:
        """Everyone; without a partner or an ex where somebody at home may be feared."""
        return tuple(p for p in self.people if not (self.careful and group_of(p.relation) in TOO_CLOSE))

    @property
    def askable(self) -> tuple[Person, ...]:
        """Everyone whom a tip or a message may be about: when a young person is careful, nobody who raises them."""
        not_now = RAISE if self.careful and self.young else frozenset[str]()
        return tuple(p for p in self.close if not p.marks & NOT_TO_BE_ASKED and p.relation not in not_now)

    @property
    def open(self) -> tuple[str, ...]:
        """The kinds of support that nobody was named for."""
        return tuple(kind for kind in self.kinds if not any(kind in p.marks for p in self.people))

    def giving(self, kind: str) -> tuple[Person, ...]:
        return tuple(p for p in self.shown if kind in p.marks)


AMONG: Mapping[str, Callable[[Circle], tuple[Person, ...]]] = {
    "everyone": lambda circle: circle.people,
    "close": lambda circle: circle.close,
    "askable": lambda circle: circle.askable,
    "shown": lambda circle: circle.shown,
}
