"""Facts grow old: a number that is no longer answered is worse than none. What was checked too long ago is found."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.authoring.document import Node
from bot.authoring.facts import SECTIONS, confirmed, day_of
from bot.authoring.problem import Problem

SOON, TOO_LATE = timedelta(days=92), timedelta(days=183)  # three months and six


def aged(documents: Iterable[Node], today: date) -> Iterator[Problem]:
    """Of everything that is shown: a warning after three months, an error after six."""
    for top in documents:
        for section in SECTIONS:
            for id, entry in top.below(section):
                checked = day_of(entry.items["checked"]) if "checked" in entry.items else None
                if checked and confirmed(entry):
                    yield from old(id, entry.items["checked"], today - checked)


def old(id: str, checked: Node, age: timedelta) -> Iterator[Problem]:
    if age < timedelta():
        yield checked.problem(f"{id}: checked on a day that is still to come")
    elif age > TOO_LATE:
        yield checked.problem(f"{id}: checked more than six months ago; check it by hand on the official site")
    elif age > SOON:
        what = f"{id}: checked more than three months ago; check it by hand before this becomes an error"
        yield Problem(checked.file, checked.line, what, warning=True)
