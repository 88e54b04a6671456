"""Memory after a crowd has passed: run `python -m bench.memory [--quick]`.

Every person writes `/start` and is answered; nobody comes twice. Our bot keeps them on the disk; the peers as their
modules say. PTB does not flush here (see `_ptb`).
"""

import argparse
import sys
import tempfile
from pathlib import Path

import uvloop

from bench import _bots
from bench._bots import Ready
from bench._dialogue import write
from bench._figures import until_done
from bench._ours_said import said
from bench._people import People, strangers
from bench._process import OTHERS_CORE, now_mb, peak_mb, pin
from bench._run import running
from bench._script import START
from bench._table import table, wanted

CROWD, QUICK_CROWD, SIDE_BY_SIDE = 100_000, 2_000, 50
NEVER = "1000000000"  # seconds


async def crowd(ready: Ready, many: int, folder: Path) -> tuple[str, float, float, float]:
    """The bot's name, MB after the first hundred people, after all of them, and at the most."""
    people = People(SIDE_BY_SIDE, strangers((START,)))
    with ready(folder) as bot:
        async with running(bot, people, folder) as run:
            people.begin()
            await until_done(people, 100)
            before = now_mb(run.pid)
            await until_done(people, many)
            return bot.name, before, now_mb(run.pid), peak_mb(run.pid)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small crowd")
    many = QUICK_CROWD if parser.parse_args().quick else CROWD
    pin(OTHERS_CORE)
    rows = []
    with tempfile.TemporaryDirectory(prefix="steunkring-bench-") as name:
        write(dialogue := Path(name) / "dialogue.json", said())
        bots = (
            _bots.sqlite_polling,
            _bots.peer("aiogram, memory", "bench._aiogram", dialogue),
            _bots.peer("PTB + pickle", "bench._ptb", dialogue, BENCH_FLUSH_SECONDS=NEVER),
        )
        for at, ready in enumerate(bots):
            (folder := Path(name) / str(at)).mkdir()
            try:
                rows.append(uvloop.run(crowd(ready, many, folder)))
            except (RuntimeError, OSError) as why:
                print(f"not measured: {why}", file=sys.stderr)
    head = ("bot", "MB after 100 people", f"after {many}", "at most")
    print(table(head, [(name, *(f"{mb:.0f}" for mb in found)) for name, *found in rows]))
    for name, _, after, _ in rows:
        if name.startswith("ours"):
            wanted(f"MB after {many} people", "≤ 90", f"{after:.0f}")


if __name__ == "__main__":
    main()
