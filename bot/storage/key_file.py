"""The key file beside an SQLite database, for who gave no BOT_KEYS: better than nothing, less than keys kept apart."""

import base64
import os
from collections.abc import Sequence
from pathlib import Path

from bot.settings import CannotStart, read_keys


def read_key_file(path: Path) -> tuple[bytes, ...] | None:
    """The keys in the file; None where there is no file."""
    try:
        text = path.read_text("ascii")
        path.chmod(0o600)
        return read_keys(text)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise CannotStart(f"{path} is not readable or is no key file: it wants base64 of 32 bytes.") from None


def write_key_file(path: Path, secrets: Sequence[bytes]) -> None:
    """Whole or not at all, and on the disk before anything is sealed with it."""
    fresh = path.with_name(path.name + ".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(b",".join(map(base64.b64encode, secrets)) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
