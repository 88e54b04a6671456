"""Figures as people read them: medians over rounds, aligned columns."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from statistics import median

from bench._figures import Figures


def medians(rounds: Sequence[Figures]) -> Figures:
    """Each figure's own median; of those left unanswered the most."""
    middle = {field.name: median(getattr(one, field.name) for one in rounds) for field in fields(Figures)}
    return Figures(**{**middle, "unanswered": max(one.unanswered for one in rounds)})


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join(" | ".join(_aligned(line, widths)) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [f"{cell:{'>' if at else '<'}{widths[at]}}" for at, cell in enumerate(line)]


def wanted(what: str, goal: str, found: str) -> None:
    """One line of the figures to reach."""
    print(f"wanted / measured: {what}: {goal} / {found}")
