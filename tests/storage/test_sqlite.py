"""What only a file of our own promises: nothing of who was erased is left in it, and its key lies beside it."""

import base64
from pathlib import Path

from bot.storage import erasing
from bot.storage.opening import key_path
from bot.storage.operations import rotate_keys
from tests.storage.stores import a_store, play, receive, rows, said, sent, settings


def test_no_sealed_byte_of_who_was_erased_is_left_in_any_file(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        gone, other = rows(store, "person")
        store.run_now(lambda tx: erasing.erase(tx, gone["id"]))
        store.tidy()
        files = b"".join(path.read_bytes() for path in settings(tmp_path).data_dir.iterdir())
        assert other["session"] in files
        for column in ("person_key", "address", "session"):
            assert gone[column] not in files


def test_a_key_file_gets_a_new_key_and_loses_the_old(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
    path = key_path(settings(tmp_path))
    before = path.read_text()
    assert rotate_keys(settings(tmp_path)) == 1
    assert len(base64.b64decode(path.read_text())) == 32
    assert path.read_text() != before
    assert path.stat().st_mode & 0o777 == 0o600
    with a_store(tmp_path) as store:
        receive(store, said(2, 7, "twee"))
        play(store)
        assert sent(store) == [(7, "1: een"), (7, "2: twee")]
