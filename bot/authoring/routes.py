"""Can every step be reached, does every step lead somewhere, and is there always a way out?"""

from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.document import Node
from bot.authoring.finding import in_step, in_top
from bot.authoring.problem import Problem
from bot.engine.answers.text import FreeText
from bot.engine.commands import ASIDES
from bot.engine.flow import END, Ask, Flow, Say, Step
from bot.engine.heeding import CARD
from bot.engine.library import COMMON, Library


def problems(library: Library, flow: Flow, top: Node) -> Iterator[Problem]:
    yield from dead_ends(library, flow, top)
    if any(target not in known(library, flow) for step in flow.steps.values() for target in targets(step)):
        return  # the rest only repeats it
    ways = {step.id: following(flow, step) for step in flow.steps.values()}
    reached = reachable(ways, entrances(library, flow))
    for id in flow.steps:
        if id not in reached:
            yield in_step(top, id, "no way leads here")
        elif END not in reachable(ways, [id]):
            yield in_step(top, id, f"no way leads from here to {END!r}")
    for step in flow.steps.values():
        if isinstance(step, Ask) and step.skip is None and isinstance(step.answer, FreeText):
            yield in_step(
                top, step.id, "a question without a way out: it has no button and cannot be skipped", step.text
            )
        if isinstance(step, Ask) and step.bare and not takes_anything(step):
            yield in_step(top, step.id, "any touch answers a neutral screen: it wants an option with `rest: true`")


def takes_anything(step: Ask) -> bool:
    return any(option.rest for option in getattr(step.answer, "options", {}).values())


def dead_ends(library: Library, flow: Flow, top: Node) -> Iterator[Problem]:
    for step in flow.steps.values():
        for target in targets(step):
            if target not in known(library, flow):
                yield in_step(top, step.id, f"there is no step {target!r} to go to", target)
    named = (("returns", flow.returns), ("views", flow.views), ("goodbye", flow.goodbye))
    for key, target in (*named, *(("moved", t) for t in flow.moved.values())):
        if target and target not in flow.steps:
            yield in_top(top, key, f"{key}: there is no step {target!r}", target)


def known(library: Library, flow: Flow) -> set[str]:
    return {END, *flow.steps, *library.flows[COMMON].steps}


def targets(step: Step) -> list[str]:
    """Every step that this one names."""
    if isinstance(step, Say):
        return [step.goto] if step.goto else []
    return [branch.goto for branch in step.branches] + ([step.skip] if step.skip else [])


def entrances(library: Library, flow: Flow) -> list[str]:
    """Where one can come in: at the beginning, on return, by command, and as a side question of another flow."""
    if flow.name != COMMON:
        return [id for id in (flow.start, flow.returns, flow.views) if id]
    asked_for = [t for f in library.flows.values() for step in f.steps.values() for t in targets(step)]
    heard = [CARD, *(card.asks for card in library.cards.values())]
    return [*(step for step in (*ASIDES, *heard) if step in flow.steps), *(t for t in asked_for if t in flow.steps)]


def reachable(ways: Mapping[str, list[str]], first: Iterable[str]) -> set[str]:
    """All steps that can follow, whatever is answered."""
    found: set[str] = set()
    ahead = [*first]
    while ahead:
        id = ahead.pop()
        if id not in found:
            found.add(id)
            ahead += ways.get(id, ())
    return found


def following(flow: Flow, step: Step) -> list[str]:
    onward = [flow.after(step.id)]
    if isinstance(step, Say):
        always = step.goto and step.when is None
        return [step.goto] if always and step.goto else [*targets(step), *onward]
    certain = any(branch.when is None and not branch.visit for branch in step.branches)
    closed = certain and step.when is None and (step.skip is None or bool(step.skip))
    return targets(step) if closed else [*targets(step), *onward]
