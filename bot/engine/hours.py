"""When people can be reached: always, or some hours of some days, by the clock on the wall where they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """From `opens` to `closes` on those days; minutes since midnight, and Monday is 0."""

    days: frozenset[int]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """No span at all means day and night."""

    spans: tuple[Span, ...] = ()

    @property
    def always(self) -> bool:
        return not self.spans

    @property
    def daily(self) -> bool:
        """The same hours on every day of the week."""
        return len(self.spans) == 1 and len(self.spans[0].days) == WEEK

    def open_at(self, now: datetime) -> bool:
        """`now` is local time: what the clock on the wall says counts, also where it was just put forward or back."""
        return self.always or self.closing(now) is not None

    def closing(self, now: datetime) -> int | None:
        """The minute at which it closes, where it is open now."""
        minute = minute_of(now)
        here = (s for s in self.spans if now.weekday() in s.days and s.opens <= minute < s.closes)
        return next((span.closes for span in here), None)

    def opening(self, now: datetime) -> tuple[int, Span]:
        """The next day on which it opens, and the hours it keeps then. Only where there are spans."""
        minute = minute_of(now)
        for ahead in range(WEEK + 1):
            day = (now.date() + timedelta(days=ahead)).weekday()
            later = [s for s in self.spans if day in s.days and (ahead or s.opens > minute)]
            if later:
                return day, min(later, key=lambda span: span.opens)
        raise ValueError("it never opens")


def minute_of(now: datetime) -> int:
    return now.hour * 60 + now.minute


def clock(minute: int) -> str:
    """11, or 11.30."""
    hour, past = divmod(minute, 60)
    return f"{hour}.{past:02}" if past else str(hour)
