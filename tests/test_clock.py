"""The time of day, with a clock on the wall and a steady one that only the test moves."""

import pytest

from bot.clock import Clock


class Steady:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_runs_by_itself_from_where_it_was_set() -> None:
    clock = Clock(1_000_000.0, steady := Steady())
    steady.now += 5
    assert clock.seconds() == 1_000_005
    assert clock.now().timestamp() == 1_000_005


@pytest.mark.parametrize("away", [-86_400, -61, 61, 86_400])
def test_a_leap_is_told_and_not_followed(away: float, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(1_000_000.0, Steady())
    clock.follow(1_000_000.0 + away)
    assert clock.seconds() == 1_000_000
    assert f"clock.leapt seconds={away}" in caplog.text


@pytest.mark.parametrize("away", [-59, -0.2, 0.2, 59])
def test_a_small_difference_is_followed(away: float, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(1_000_000.0, Steady())
    clock.follow(1_000_000.0 + away)
    assert clock.seconds() == 1_000_000 + away
    assert caplog.text == ""
