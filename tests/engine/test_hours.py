"""When a line is open: by the clock on the wall in the Netherlands, day and night, summer and winter."""

from datetime import UTC, datetime

import pytest

from bot.clock import HERE
from bot.engine.hours import Hours, Span, clock

DAILY = Hours((Span(frozenset(range(7)), 11 * 60, 21 * 60),))
OFFICE = Hours((Span(frozenset(range(5)), 9 * 60, 17 * 60 + 30), Span(frozenset({5}), 10 * 60, 12 * 60)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-25T10:59", False),
        ("2026-11-25T11:00", True),
        ("2026-11-25T20:59", True),
        ("2026-11-25T21:00", False),
        ("2026-11-25T03:00", False),
        ("2026-11-29T15:00", True),
    ],
)
def test_it_opens_and_closes_to_the_minute(moment, is_open):
    assert DAILY.open_at(at(moment)) is is_open
    assert Hours().open_at(at(moment))


@pytest.mark.parametrize(
    ("in_utc", "is_open"),
    [
        ("2026-10-24T08:59", False),  # summer time: two hours ahead
        ("2026-10-24T09:00", True),
        ("2026-10-25T09:59", False),  # the day the clock goes back
        ("2026-10-25T10:00", True),
        ("2026-10-25T19:59", True),
        ("2026-10-25T20:00", False),
        ("2026-03-28T10:00", True),
        ("2026-03-29T08:59", False),  # the day it goes forward
        ("2026-03-29T09:00", True),
        ("2026-03-29T19:00", False),
    ],
)
def test_the_clock_that_goes_forward_or_back_is_followed(in_utc, is_open):
    assert DAILY.open_at(datetime.fromisoformat(in_utc).replace(tzinfo=UTC).astimezone(HERE)) is is_open


@pytest.mark.parametrize(
    ("moment", "day", "opens"),
    [
        ("2026-11-25T08:00", 2, "9"),  # a Wednesday, before it opens
        ("2026-11-25T18:00", 3, "9"),  # after it closed
        ("2026-11-27T18:00", 5, "10"),  # Friday evening: Saturday morning
        ("2026-11-28T12:00", 0, "9"),  # Saturday noon: Monday
        ("2026-11-29T23:59", 0, "9"),
    ],
)
def test_it_is_told_on_which_day_it_opens_again(moment, day, opens):
    found, span = OFFICE.opening(at(moment))
    assert (found, clock(span.opens)) == (day, opens)


def test_a_line_that_is_open_one_day_a_week_opens_again_in_a_week():
    monday = Hours((Span(frozenset({0}), 540, 600),))
    assert monday.opening(at("2026-11-30T10:00"))[0] == 0


def test_hours_are_read_as_a_clock():
    assert (clock(660), clock(1050), clock(1440)) == ("11", "17.30", "24")
