"""Links as their maker has them: theirs alone, sealed, and forgotten in time."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.sharing.wanted import Wanted
from bot.storage import erasing, links
from bot.storage.operations import new_key, rotate_keys
from tests.storage.stores import NOW, a_store, change, rows, settings, swap
from tests.storage.visiting import OTHER, WANTED, WORKER, listed, make, visit

pytestmark = pytest.mark.usefixtures("each_database")


def test_a_link_is_what_was_asked_for_and_only_its_maker_sees_it(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        assert listed(store) == [made]
        assert (made.label, made.flow, made.most, made.state) == ("Inloop Oost", "jongere", 50, "active")
        assert made.last_day == date(2026, 11, 22) + timedelta(days=90)
        assert listed(store, OTHER) == []


def test_nobody_changes_the_link_of_somebody_else(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        number = made.number
        assert not store.run_now(lambda tx: links.pause(tx, OTHER, number))
        assert not store.run_now(lambda tx: links.end(tx, OTHER, number, NOW))
        assert not store.run_now(lambda tx: links.remove(tx, OTHER, number))
        assert listed(store) == [made]


def test_a_link_pauses_resumes_and_ends_for_good(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        assert store.run_now(lambda tx: links.pause(tx, WORKER, made.number))
        assert not store.run_now(lambda tx: links.pause(tx, WORKER, made.number))
        assert listed(store)[0].state == "paused"
        assert visit(store, range(1, 2), made.code) == ["hallo"]
        assert store.run_now(lambda tx: links.resume(tx, WORKER, made.number))
        assert visit(store, range(2, 3), made.code) == ["jongere"]
        assert store.run_now(lambda tx: links.end(tx, WORKER, made.number, NOW))
        assert not store.run_now(lambda tx: links.end(tx, WORKER, made.number, NOW))
        assert not store.run_now(lambda tx: links.resume(tx, WORKER, made.number))
        (shown,) = listed(store)
        assert (shown.state, shown.last_day) == ("ended", date(2026, 11, 22))
        assert visit(store, range(3, 4), made.code) == ["hallo"]
        assert store.run_now(lambda tx: links.remove(tx, WORKER, made.number))
        assert listed(store) == rows(store, "link") == []


def test_after_its_last_day_a_link_has_ended(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        for days, state, heard in ((90, "active", "jongere"), (91, "ended", "hallo")):
            then = NOW + timedelta(days=days)
            assert listed(store, now=then)[0].state == state
            assert visit(store, range(days, days + 1), made.code, now=then) == [heard]


def test_days_and_months_are_those_of_amsterdam(tmp_path: Path) -> None:
    late = datetime.fromisoformat("2026-11-30T23:30:00+00:00")
    with a_store(tmp_path) as store:
        made = make(store, now=late)
        assert made.last_day == date(2026, 12, 1) + timedelta(days=90)
        assert [m.first_day for m in listed(store, now=late + timedelta(days=31))[0].months] == [date(2026, 12, 1)]


def test_thirteen_months_after_its_end_a_link_and_its_counts_go(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        make(store)
        for days, left in ((90 + 395, 1), (90 + 397, 0)):
            store.run_now(lambda tx, days=days: erasing.erase_expired(tx, NOW + timedelta(days=days)))  # type: ignore[misc]
            assert len(rows(store, "link")) == left


def test_one_chat_has_a_bounded_number_of_links(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for _ in range(links.MOST_LINKS):
            make(store)
        assert store.run_now(lambda tx: links.make(tx, WORKER, WANTED, NOW)) is None
        make(store, maker=OTHER)


def test_the_database_alone_tells_nothing_of_a_link(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made, unused = make(store), make(store)
        visit(store, range(1, 4), made.code, "klaar")
        one, other = rows(store, "link")
        told = b"".join(value for value in one.values() if isinstance(value, bytes))
        assert not any(secret.encode() in told for secret in (made.code, made.label, made.flow))
        assert len(one["tally"]) == len(other["tally"])
        assert {name for name, value in one.items() if not isinstance(value, bytes)} == {"id", "state", "last_day"}
        assert unused.code != made.code


def test_rows_that_changed_places_open_nothing_and_hold_up_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with a_store(tmp_path) as store:
        made, other = make(store), make(store, Wanted("", "ouder"))
        swap(store, "link", "content", "id", made.number, other.number)
        assert visit(store, range(1, 2), made.code) == ["hallo"]
        assert listed(store) == []
        assert "links.unsealable error=Unsealable" in caplog.text
        swap(store, "link", "content", "id", made.number, other.number)
        swap(store, "link", "tally", "id", made.number, other.number)
        assert visit(store, range(2, 3), made.code) == ["hallo"]


def test_who_wants_to_be_gone_leads_back_from_no_link_but_those_go_on(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        assert visit(store, range(WORKER, WORKER + 1), "", "wis") == ["Dag."]
        assert listed(store) == []
        assert [row["maker"] for row in rows(store, "link")] == [None]
        assert visit(store, range(1, 2), made.code) == ["jongere"]


def test_who_was_silent_for_long_still_has_their_links(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        visit(store, range(WORKER, WORKER + 1), "")
        store.run_now(lambda tx: erasing.erase_expired(tx, NOW + timedelta(days=40)))
        assert rows(store, "person") == []
        assert listed(store) == [made]


def test_after_a_change_of_keys_codes_counts_and_makers_are_known(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    after = NOW + timedelta(days=40)
    with a_store(tmp_path, BOT_KEYS=old) as store:
        made, gone = make(store), make(store, maker=OTHER)
        visit(store, range(WORKER, WORKER + 1), "")
        visit(store, range(1, 13), made.code)
        before = listed(store, now=after)
        assert before[0].months[0].started == 10
    with a_store(tmp_path, BOT_KEYS=f"{new},{old}") as store:
        assert listed(store, now=after) == before
        assert visit(store, range(20, 21), made.code) == ["jongere"]
    rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}"))
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert listed(store, now=after) == before
        assert visit(store, range(30, 31), made.code) == ["jongere"]
        assert visit(store, range(31, 32), gone.code) == ["jongere"]
        assert [link.code for link in listed(store, OTHER)] == [gone.code]  # who has no row any more, but comes back


def test_a_link_that_no_key_opens_does_not_stop_a_change_of_keys(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        make(store)
        made = make(store, Wanted("", "ouder"))
        change(store, f"UPDATE link SET content = tally WHERE id <> {made.number}")  # noqa: S608
    rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}"))
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert visit(store, range(1, 2), made.code) == ["ouder"]
