"""A sign of life that another process can see: a file touched now and then, after the store did some work."""

import time
from pathlib import Path

from bot.settings import Settings

TOO_OLD = 60.0  # seconds


def beat(settings: Settings) -> None:
    """I am well: there is room on the disk to say so."""
    path(settings).touch(mode=0o600)
    path(settings).write_text(f"{time.time():.0f}\n")


def path(settings: Settings) -> Path:
    return settings.data_dir / "heartbeat"


def health(settings: Settings) -> int:
    """0 where a running bot gave a sign of life lately, else 1: an exit code."""
    try:
        return int(abs(time.time() - path(settings).stat().st_mtime) > TOO_OLD)
    except OSError:
        return 1
