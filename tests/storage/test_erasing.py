"""What is erased is gone from every table, every file, and in time."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage import erasing, people
from tests.storage.stores import NOW, a_store, play, receive, rows, said

pytestmark = pytest.mark.usefixtures("each_database")


def test_one_function_erases_a_person_everywhere(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        receive(store, said(3, 7, "twee"), said(4, 8, "twee"))
        number = rows(store, "person")[0]["id"]
        store.run_now(lambda tx: erasing.erase(tx, number))
        for table in ("person", "outbox"):
            assert number not in {row.get("person_id", row["id"]) for row in rows(store, table)}
        assert [row["update_id"] for row in rows(store, "inbox")] == [1, 2, 4]
        play(store)
        assert len(rows(store, "person")) == 1


def test_who_is_silent_for_long_enough_is_erased(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
        for days, people_left in ((28, 1), (30, 0)):
            store.run_now(lambda tx, days=days: erasing.erase_expired(tx, NOW + timedelta(days=days)))  # type: ignore[misc]
            assert len(rows(store, "person")) == people_left
        assert rows(store, "inbox") == rows(store, "outbox") == []


def test_who_waits_for_an_answer_is_not_erased(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        store.run_now(lambda tx: erasing.erase_expired(tx, NOW + timedelta(hours=3)))
        assert len(rows(store, "person")) == 1


def test_numbers_of_updates_are_kept_for_two_days_and_not_for_four(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
        store.run_now(lambda tx: erasing.erase_expired(tx, NOW + timedelta(hours=48)))
        assert len(rows(store, "inbox")) == 1
        store.run_now(lambda tx: erasing.erase_expired(tx, NOW + timedelta(days=4)))
        assert rows(store, "inbox") == []


@pytest.mark.parametrize(("hours", "least", "most"), [(1, 3600, 4200), (720, 29 * 86_400, 30 * 86_400)])
def test_a_moment_to_erase_is_coarse_and_keeps_the_promise(hours: int, least: int, most: int) -> None:
    for minute in range(0, 1440, 7):
        begun = NOW + timedelta(minutes=minute)
        until = people.expiry(begun, hours)
        assert until % 600 == 0
        assert least <= until - begun.timestamp() <= most
