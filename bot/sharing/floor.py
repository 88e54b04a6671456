"""What a worker sees of the counts: no group of people below ten, and nothing to subtract one from.

Per link and finished month, and per month only: no totals. A count of ten or more is rounded to the nearest five. Who
finished and who asked for help are part of those who started, so such a count is shown only where the others are ten
or more as well; that it is not shown says "fewer than ten, or nearly everybody". What was shown once stays as it is.
"""

from dataclasses import dataclass
from datetime import date

from bot.sharing.tally import Tally, month_of

FLOOR, STEP = 10, 5
Cell = int | None  # None: fewer than ten; of those who finished or asked for help also: nearly everybody


@dataclass(frozen=True, slots=True)
class Month:
    """One finished month of one link."""

    first_day: date
    started: Cell
    finished: Cell
    helped: Cell


def published(tally: Tally, last: int) -> tuple[Month, ...]:
    """The months that are closed, up to the `last` one in which the link was open."""
    until = min(tally.closed, last) - tally.first + 1
    return tuple(_month(tally, at) for at in range(max(0, min(until, len(tally.rows)))))


def closing(today: date) -> int:
    """The newest month that is over."""
    return month_of(today) - 1


def _month(tally: Tally, at: int) -> Month:
    started, finished, helped = tally.rows[at]
    year, month = divmod(tally.first + at, 12)
    part = (rounded(some) if started - some >= FLOOR else None for some in (finished, helped))
    return Month(date(year, month + 1, 1), rounded(started), *part)


def rounded(count: int) -> Cell:
    return (count + STEP // 2) // STEP * STEP if count >= FLOOR else None
