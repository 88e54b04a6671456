"""The time of day, held steady: when a machine's clock leaps, nobody's answers are erased too soon or kept too long."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.logs import Log

HERE = ZoneInfo("Europe/Amsterdam")  # where the people are, and the lines that help

LEAP = 60.0  # seconds; less is the network setting the clock right, and is followed
_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # goes on while the machine sleeps
log = Log("clock")


def since_boot() -> float:
    return time.clock_gettime(_BOOT)


class Clock:
    """Starts at `moment` (seconds since 1970) and runs by itself."""

    def __init__(self, moment: float, steady: Callable[[], float] = since_boot) -> None:
        self._steady = steady
        self._ahead = moment - steady()

    def seconds(self) -> float:
        """Seconds since 1970."""
        return self._steady() + self._ahead

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)

    def follow(self, moment: float) -> None:
        """Set it to `moment` where that is near; a leap is only told. After a restart the machine's time counts."""
        away = moment - self.seconds()
        if abs(away) < LEAP:
            self._ahead += away
        else:
            log.warning("clock.leapt", seconds=round(away))
