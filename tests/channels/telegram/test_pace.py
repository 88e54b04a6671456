"""The pace, on a clock that only the test moves."""

from dataclasses import dataclass

from bot.channels.telegram.newest import Newest
from bot.channels.telegram.pace import Pace


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    pace = Pace(clock=(clock := Clock()))
    assert [pace.may(7) for _ in range(6)] == [True] * 4 + [False] * 2
    clock.now = 1.0
    assert [pace.may(7), pace.may(7)] == [True, False]
    assert pace.may(8)


def test_all_together_get_no_more_than_telegram_allows_in_any_second() -> None:
    pace, sent = Pace(clock=(clock := Clock())), list[float]()
    for step in range(500):
        clock.now = step / 100
        sent += [clock.now for chat in range(1000) if pace.may(chat + 1000 * step)]
    assert all(len([at for at in sent if begin <= at < begin + 1]) <= 30 for begin in (0, 0.5, 1.7, 3.9))
    assert len(sent) >= 25 * 5


def test_who_was_refused_is_told_how_long() -> None:
    pace = Pace(clock=(clock := Clock()))
    for _ in range(4):
        pace.may(7)
    pace.begin()
    clock.now = 0.25
    assert not pace.may(7)
    assert pace.wait == 0.75


def test_it_is_known_which_message_is_the_newest() -> None:
    newest = Newest()
    assert not newest.is_newest(7, 5)
    newest.note(7, 5)
    assert newest.is_newest(7, 5)
    newest.note(7, 6)
    assert not newest.is_newest(7, 5)
    newest.note(7, 4)
    assert newest.is_newest(7, 6)
    assert not newest.is_newest(8, 0)
