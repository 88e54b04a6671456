"""Tips that come from what the person said, each with its reason. The words are in the flow."""

from dataclasses import dataclass

from bot.circle.circle import Circle
from bot.circle.person import Person

MOST = 3  # more would be a lecture


@dataclass(frozen=True, slots=True)
class Tip:
    """`about` names the text in the flow: a kind of support, `near`, `costs` or `spread`."""

    about: str
    person: Person


def tips(circle: Circle) -> tuple[Tip, ...]:
    """At most three, for different people as far as that goes; feelings first, as they are what matters most."""
    found: list[Tip] = []
    askable, shown = circle.askable, circle.shown
    for kind in circle.kinds:
        people = [p for p in shown if kind in p.marks and p in askable and "conflict" not in p.marks]
        if fresh := [p for p in people if p not in [t.person for t in found]]:
            found.append(Tip(kind, fresh[0]))
    if not circle.careful:  # keeping away from someone may not be safe
        found += [Tip("costs", p) for p in shown if "costs" in p.marks][:1]
    named = [t.person for t in found]
    found += [Tip("near", p) for p in askable if "near" in p.marks and p not in named]
    return tuple(found[:MOST])
