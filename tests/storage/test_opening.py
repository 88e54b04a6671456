"""Opening the store: nobody else can read it, nobody else uses it, and a key that does not fit is told in time."""

import base64
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.settings import CannotStart
from bot.storage.opening import key_path
from bot.storage.store import Transaction
from tests.storage.stores import a_store, change, play, receive, rows, said, settings

ONE, TWO = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


def refusal(folder: Path, **given: str) -> str:
    with pytest.raises(CannotStart) as caught, a_store(folder, **given):
        pass
    assert caught.value.code == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"))
        folder = settings(tmp_path).data_dir
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == dict.fromkeys(
            ["key", "steunkring.db", "steunkring.db.lock", "steunkring.db-wal", "steunkring.db-shm"], 0o600
        )


def test_a_commit_is_on_the_disk_and_what_is_erased_is_overwritten(tmp_path: Path) -> None:
    def pragma(tx: Transaction, name: str) -> object:
        return tx.connection.execute(text(f"PRAGMA {name}")).scalar()

    names = ("journal_mode", "synchronous", "secure_delete", "page_size")
    with a_store(tmp_path) as store:
        assert store.run_now(lambda tx: [pragma(tx, name) for name in names]) == ["wal", 2, 1, 8192]


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path):
        assert "already" in refusal(tmp_path)
    with a_store(tmp_path):
        pass


def test_a_key_file_is_made_once_with_a_plain_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"))
    assert capsys.readouterr().err.count("\n") == 1
    with a_store(tmp_path) as store:
        play(store)
        assert len(rows(store, "outbox")) == 1
    assert capsys.readouterr().err == ""


def test_a_lost_key_file_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"))
    path = key_path(settings(tmp_path))
    saved = path.read_bytes()
    path.unlink()
    assert "is gone" in refusal(tmp_path)
    assert not path.exists()
    path.write_text(ONE)
    assert "another key" in refusal(tmp_path)
    path.write_text("onzin")
    assert "no key file" in refusal(tmp_path)
    path.write_bytes(saved)
    with a_store(tmp_path) as store:
        play(store)
        assert len(rows(store, "outbox")) == 1


def test_given_keys_need_no_file_and_are_checked(tmp_path: Path) -> None:
    with a_store(tmp_path, BOT_KEYS=ONE):
        pass
    assert not key_path(settings(tmp_path)).exists()
    assert "another key" in refusal(tmp_path, BOT_KEYS=TWO)
    with a_store(tmp_path, BOT_KEYS=f"{TWO},{ONE}"):
        pass
    assert "another key" in refusal(tmp_path, BOT_KEYS=ONE)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("geen map")
    assert "DATA_DIR" in refusal(tmp_path)


def test_what_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "steunkring.db"
    path.write_text("geen database, maar wel lang genoeg om er een te lijken" * 20)
    before = path.read_bytes()
    assert "cannot be opened" in refusal(tmp_path)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        change(store, "UPDATE alembic_version SET version_num = '9999'")
    line = "The database comes from a newer version of Steunkring; install that version."
    assert refusal(tmp_path) == line
