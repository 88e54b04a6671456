"""One step of a flow file -> `Say` or `Ask`. Every mistake is noted with its line; reading goes on after it."""

from collections.abc import Mapping

from bot.authoring import grammar
from bot.authoring.document import Node
from bot.authoring.kinds import answer_of, spelled, truth
from bot.authoring.problem import Problem
from bot.engine.flow import Ask, Branch, Condition, Say, Step


def step_of(id: str, node: Node, problems: list[Problem]) -> Step | None:
    """The step, or None where it is too broken to go on with."""
    if "ask" in node.items:
        return ask_of(id, node, problems)
    problems += grammar.unknown_keys(node, grammar.SAY, f"step {id}")
    if not node.items.keys() & {"say", "show", "does", "goto"}:
        problems.append(node.problem(f"step {id}: it neither says, asks, shows nor does anything"))
        return None
    show, about = shown(node)
    return Say(
        id=id,
        texts=tuple(text.text for text in node.items["say"].each) if "say" in node.items else (),
        when=condition_of(node, problems),
        show=show,
        about=about,
        lines=texts(node, "lines"),
        does=spelled(node, "does") or None,
        left=spelled(node, "left"),
        goto=spelled(node, "goto") or None,
        note=spelled(node, "note"),
    )


def ask_of(id: str, node: Node, problems: list[Problem]) -> Ask | None:
    kinds = grammar.kinds_of(node)
    if len(kinds) != 1:
        problems.append(node.problem(f"step {id}: a question has exactly one of {', '.join(sorted(grammar.KINDS))}"))
        return None
    kind = kinds[0]
    problems += grammar.unknown_keys(node, grammar.ASK | {kind} | grammar.BESIDE.get(kind, set()), f"step {id}")
    show, about = shown(node)
    return Ask(
        id=id,
        text=spelled(node, "ask"),
        answer=answer_of(kind, node, problems),
        when=condition_of(node, problems),
        more=spelled(node, "more"),
        again=spelled(node, "again"),
        show=show,
        about=about,
        lines=texts(node, "lines"),
        hears=texts(node, "hears"),
        branches=tuple(branch_of(id, b, problems) for b in node.items["then"].each) if "then" in node.items else (),
        skip=skip_of(node),
        bare=truth(node, "bare", False),
        soft=truth(node, "soft", False),
        kept=truth(node, "kept", True),
        note=spelled(node, "note"),
    )


def branch_of(id: str, node: Node, problems: list[Problem]) -> Branch:
    problems += grammar.unknown_keys(node, grammar.BRANCH, f"step {id}, then")
    if len(node.items.keys() & {"goto", "visit"}) != 1:
        problems.append(node.problem(f"step {id}: a branch has one of goto and visit"))
    visit = spelled(node, "visit")
    anew = truth(node, "anew", False)
    return Branch(condition_of(node, problems), visit or spelled(node, "goto"), bool(visit), anew)


def condition_of(node: Node, problems: list[Problem]) -> Condition | None:
    """A name, or answers that must match: `if: careful`, `if: {thuis: [soms, nee]}`."""
    when = node.items.get("if")
    if when is None:
        return None
    if isinstance(when.value, dict):
        return {step: tuple(answer.plain for answer in wanted.each) for step, wanted in when.items.items()}
    if not when.text:
        problems.append(when.problem("if: it wants the name of a condition, or answers that must match"))
        return None
    return when.text


def shown(node: Node) -> tuple[str | None, str]:
    """`show: circle`, or what it is about as well: `show: {card: thuis}`."""
    show = node.items.get("show")
    if show is None:
        return None, ""
    for name, about in show.items.items():
        return name, about.plain
    return show.text, ""


def skip_of(node: Node) -> str | None:
    skip = node.items.get("skip")
    if skip is None or skip.value is True:
        return ""
    return None if skip.value is False else skip.text


def texts(node: Node, key: str) -> Mapping[str, str]:
    return {name: text.text for name, text in node.items[key].items.items()} if key in node.items else {}
