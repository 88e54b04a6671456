"""What is counted of a link: how many started, finished and asked for help, month by month, and nothing else."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

KINDS = ("started", "finished", "helped")
MONTHS = 13  # that a year can touch
_LAYOUT = struct.Struct(f">HHI{MONTHS * len(KINDS)}I")  # always as long: sealed, none looks smaller
Row = tuple[int, int, int]  # in the order of KINDS


def month_of(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one link."""

    first: int  # the month it was made in
    closed: int  # the newest month that was ever shown; what was shown does not change any more
    people: int = 0  # who started, in all
    rows: tuple[Row, ...] = ((0, 0, 0),) * MONTHS

    @classmethod
    def begun(cls, month: int) -> "Tally":
        return cls(month, month - 1)

    def add(self, month: int, counts: Mapping[str, int]) -> "Tally":
        """So many more of each kind; in the next month where this one was shown already, whatever the clock says."""
        at = max(month, self.closed + 1, self.first) - self.first
        people = self.people + counts.get("started", 0)
        if at >= MONTHS:
            return replace(self, people=people)
        started, finished, helped = (
            have + counts.get(kind, 0) for kind, have in zip(KINDS, self.rows[at], strict=True)
        )
        rows = (*self.rows[:at], (started, finished, helped), *self.rows[at + 1 :])
        return replace(self, people=people, rows=rows)

    def close(self, month: int) -> "Tally":
        """All up to this month may be shown."""
        return replace(self, closed=max(self.closed, month))

    def to_bytes(self) -> bytes:
        return _LAYOUT.pack(self.first, self.closed, self.people, *(count for row in self.rows for count in row))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Tally":
        first, closed, people, *counts = _LAYOUT.unpack(data)
        rows = tuple((counts[at], counts[at + 1], counts[at + 2]) for at in range(0, len(counts), len(KINDS)))
        return cls(first, closed, people, rows)
