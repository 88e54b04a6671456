"""Flow -> transitions.Machine. The only file that knows the library; diagrams come from the same specification."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from transitions import EventData, Machine

from bot.engine.asking import enter
from bot.engine.errors import FlowError
from bot.engine.flow import END, Ask, Branch, Condition, Flow, Say, Step
from bot.engine.places import visit
from bot.engine.turn import Turn

Callback = Callable[[EventData], Any]
Route = dict[str, Any]

ONCE = "alleen deze vraag"  # the guard of the way back from a question that was visited


def move(turn: Turn, trigger: str) -> None:
    """Let the turn take the first route that is open to it."""
    here = f"{turn.flow.name}.{turn.state}"
    if not machine_for(turn.flow).events[trigger].trigger(turn):
        raise FlowError(f"{here}: no way to {trigger}")


@cache
def machine_for(flow: Flow) -> Machine:
    """One machine per flow, shared by everybody who is in it; no model is ever registered."""
    return Machine(model=None, **specify(flow))


def specify(flow: Flow) -> dict[str, Any]:
    """The machine as plain data."""
    states = [{"name": step.id, "on_enter": [entering(step)]} for step in flow.steps.values()]
    return {
        "states": [*states, {"name": END, "final": True}],
        "transitions": [route for step in flow.steps.values() for route in routes(flow, step)],
        "initial": flow.start,
        "auto_transitions": False,
        "send_event": True,
    }


def routes(flow: Flow, step: Step) -> list[Route]:
    """Where a step leads to; the first route whose guard holds is taken."""
    once = named(ONCE, lambda data: turn_of(data).place.once)
    onward = flow.after(step.id)
    if isinstance(step, Say):
        guards = [holding(step.when)] if step.when is not None else []
        leads = [route("advance", step, step.goto, *guards)] if step.goto else []
        return [route("advance", step, END, once), *leads, route("advance", step, onward)]
    skipped = [route("skip", step, END, once), route("skip", step, step.skip or onward)]
    return [
        route("answer", step, END, once),
        *[branching(step, branch) for branch in step.branches],
        route("answer", step, onward),
        *(skipped if step.skip is not None else []),
        route("advance", step, onward),
    ]


def branching(step: Ask, branch: Branch) -> Route:
    guards = [holding(branch.when)] if branch.when is not None else []
    if branch.visit:  # the machine stays where it is; the visited question lies on top of it
        return route("answer", step, None, *guards) | {"after": [lambda data: visit(turn_of(data), branch.goto)]}
    forgetting = {"before": [lambda data: turn_of(data).forget(branch.goto)]} if branch.anew else {}
    return route("answer", step, branch.goto, *guards) | forgetting


def route(trigger: str, step: Step, dest: str | None, *guards: Callback) -> Route:
    return {"trigger": trigger, "source": step.id, "dest": dest, "conditions": list(guards)}


def entering(step: Step) -> Callback:
    return lambda data: enter(turn_of(data), step)


def holding(when: Condition) -> Callback:
    name = when if isinstance(when, str) else ", ".join(f"{k} = {' of '.join(v)}" for k, v in when.items())
    return named(name, lambda data: turn_of(data).holds(when))


def named(name: str, guard: Callback) -> Callback:
    guard.__name__ = name  # what the diagram shows
    return guard


def turn_of(data: EventData) -> Turn:
    return cast(Turn, data.model)
