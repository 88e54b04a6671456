"""A change of keys: nothing becomes unreadable, nobody becomes a stranger, and the old key can go."""

from pathlib import Path

import pytest

from bot.settings import CannotStart
from bot.storage.operations import erase_expired_now, new_key, rotate_keys
from tests.storage.stores import a_store, play, receive, rows, said, sent, settings, swap

pytestmark = pytest.mark.usefixtures("each_database")


def test_after_a_change_of_keys_the_old_one_is_not_needed(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        receive(store, said(3, 7, "twee"))
    assert rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}")) == 2
    with a_store(tmp_path, BOT_KEYS=new) as store:
        receive(store, said(4, 7, "drie"))
        play(store)
        assert sent(store) == [(7, "1: een"), (8, "1: een"), (7, "2: twee"), (7, "3: drie")]
        assert len(rows(store, "person")) == 2
    with pytest.raises(CannotStart), a_store(tmp_path, BOT_KEYS=old):
        pass


def test_with_both_keys_and_before_the_change_everyone_is_known(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"))
        play(store)
    with a_store(tmp_path, BOT_KEYS=f"{new},{old}") as store:
        receive(store, said(2, 7, "twee"))
        play(store)
        assert sent(store) == [(7, "1: een"), (7, "2: twee")]


def test_a_row_that_no_key_opens_does_not_stop_the_change(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        swap(store, "person", "session", "id", *(row["id"] for row in rows(store, "person")))
    assert rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}")) == 2
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert sent(store) == [(7, "1: een"), (8, "1: een")]


def test_whose_time_is_up_can_be_erased_by_hand(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
    assert erase_expired_now(settings(tmp_path)) in (0, 1)
