"""The bot as a process that can be killed."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakegram import FakeTelegram

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def a_bot(tg: FakeTelegram, folder: Path, **given: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Runs until killed, at the latest by us. What it says goes to `folder/said`."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "steunkring-bytecode")}
    env |= {"BOT_TOKEN": tg.token, "TELEGRAM_API_URL": tg.url, "DATA_DIR": str(folder / "data"), **given}
    with (folder / "said").open("ab") as said:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.counting_bot", env=env, cwd=folder, stdout=said, stderr=said
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def what_was_said(folder: Path) -> bytes:
    return (folder / "said").read_bytes()
