"""What a worker sees, and that nobody who knows every rule can work out from it how many a small group were."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sharing.floor import FLOOR, published, rounded
from bot.sharing.tally import MONTHS, Tally

MADE = 2026 * 12 + 10  # November
Truth = tuple[tuple[int, int, int], ...]  # by month: started, finished, helped
View = tuple[tuple[int | None, int | None, int | None], ...]


def counted(truth: Truth) -> Tally:
    tally = Tally.begun(MADE)
    for at, (started, finished, helped) in enumerate(truth):
        tally = tally.add(MADE + at, {"started": started, "finished": finished, "helped": helped})
    return tally


def view(truth: Truth) -> View:
    shown = published(counted(truth).close(MADE + len(truth) - 1), MADE + MONTHS)
    return tuple((month.started, month.finished, month.helped) for month in shown)


@pytest.mark.parametrize(("people", "shown"), [(0, None), (9, None), (10, 10), (12, 10), (13, 15), (14, 15), (23, 25)])
def test_below_ten_nothing_and_from_there_to_the_nearest_five(people: int, shown: int | None) -> None:
    assert view(((people, 0, 0),)) == ((shown, None, None),)


def test_a_part_is_shown_where_the_rest_is_ten_or_more_as_well() -> None:
    assert view(((30, 20, 9),)) == ((30, 20, None),)
    assert view(((30, 21, 10),)) == ((30, None, 10),)
    assert view(((30, 30, 31),)) == ((30, None, None),)


def test_only_finished_months_in_which_the_link_was_open_are_shown() -> None:
    tally = counted(((20, 0, 0), (30, 0, 0), (0, 0, 0)))
    assert published(tally, MADE + 5) == ()
    assert [month.first_day.isoformat() for month in published(tally.close(MADE + 1), MADE + 5)] == [
        "2026-11-01",
        "2026-12-01",
    ]
    assert len(published(tally.close(MADE + 40), MADE + 1)) == 2
    assert len(published(tally.close(MADE + 40), MADE + 40)) == MONTHS


def test_what_was_shown_is_closed_and_what_comes_late_counts_in_the_next_month() -> None:
    tally = Tally.begun(MADE).add(MADE, {"started": 9}).close(MADE)
    for month in (MADE, MADE - 20, 0):
        tally = tally.add(month, {"started": 1})
    assert [row[0] for row in tally.rows[:2]] == [9, 3]
    assert tally.close(MADE - 1) == tally
    assert tally.people == 12


def test_what_is_counted_after_a_year_counts_as_people_only() -> None:
    tally = Tally.begun(MADE).add(MADE + MONTHS, {"started": 2})
    assert (tally.people, tally.rows) == (2, Tally.begun(MADE).rows)


@given(st.lists(st.tuples(st.integers(0, MONTHS + 3), st.sampled_from(["started", "finished", "helped"]))))
def test_a_tally_comes_back_as_it_was_and_is_always_as_long(events: list[tuple[int, str]]) -> None:
    tally = Tally.begun(MADE)
    for at, kind in events:
        tally = tally.add(MADE + at, {kind: 1})
    assert Tally.from_bytes(tally.to_bytes()) == tally
    assert len(tally.to_bytes()) == len(Tally.begun(MADE).to_bytes())


def careless(truth: Truth) -> View:
    """Every number by itself: below ten nothing, from there to the nearest five."""
    return tuple((rounded(started), rounded(finished), rounded(helped)) for started, finished, helped in truth)


def groups(truth: Truth) -> dict[str, int]:
    """Everybody of whom something is the same: the cells and what is left beside them, by month and in all."""
    found = {}
    totals = tuple(sum(column) for column in zip(*truth, strict=True))
    for when, (started, finished, helped) in [*enumerate(truth), ("all", totals)]:
        found |= {f"{when} started": started, f"{when} finished": finished, f"{when} helped": helped}
        found |= {f"{when} unfinished": started - finished, f"{when} unhelped": started - helped}
    return found


def possible(truth: Truth, most: int) -> bool:
    """What everybody knows: who finishes or asks for help has started, and a full link lets nobody in."""
    started = finished = helped = 0
    for row in truth:
        started, finished, helped = started + row[0], finished + row[1], helped + row[2]
        if finished > started or helped > started:
            return False
    return started <= most


def solved(
    truths: Iterable[Truth], most: int, shown: Callable[[Truth], View] = view
) -> list[tuple[View, str, set[int]]]:
    """What somebody works out who knows the rules and tries everything that could have led to what is shown: groups of
    one to nine people whose size is certain."""
    sizes: dict[View, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for truth in truths:
        if possible(truth, most):
            seen = sizes[shown(truth)]
            for name, size in groups(truth).items():
                seen[name].add(size)
    found = [(seen, name, size) for seen, known in sizes.items() for name, size in known.items()]
    return [one for one in found if len(one[2]) == 1 and 0 < min(one[2]) < FLOOR]


@pytest.mark.parametrize("most", [9, 10, 12, 19, 50])
def test_of_one_month_no_small_group_is_solved(most: int) -> None:
    assert solved(((month,) for month in product(range(27), repeat=3)), most) == []


@pytest.mark.parametrize("most", [12, 20, 46])
def test_of_two_months_no_small_group_is_solved(most: int) -> None:
    assert solved(two_months(range(23)), most) == []


def test_the_same_attack_solves_what_is_shown_with_less_care() -> None:
    """Nine people in each of two months, and all eighteen finish in the second."""
    assert ((None, None, None), (None, 20, None)) in [seen for seen, *_ in solved(two_months(range(23)), 46, careless)]


def two_months(sizes: range) -> Iterator[Truth]:
    for first, done, second, then in product(sizes, repeat=4):
        if done <= first and done + then <= first + second:
            yield (first, done, 0), (second, then, 0)
