"""Our bot beside others in the same twelve steps: run `python -m bench.peers [--quick]`.

The bots take turns on one core. The people, the Bot API server and the databases have the other. What counts is the CPU
of the bot's own process for an update (a message or a tap, answered and with the next question put); the CPU of Redis
or PostgreSQL is shown beside it. Ours understands what people type, keeps every update, and encrypts; the peers only
keep the answers and say the same words, which is in their favour. The modules `_ptb`, `_aiogram`, `_telebot` and
`_floor` say what each of them does and leaves out.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import uvloop

from bench import _bots, _servers
from bench._bots import Ready
from bench._dialogue import write
from bench._figures import Figures, Plan, measured
from bench._ours_said import said
from bench._people import People, strangers
from bench._process import OTHERS_CORE, pin
from bench._run import running
from bench._table import medians, table, wanted

SIDE_BY_SIDE = 200
ROUNDS, FULL = 3, Plan(warm=2, full=10, paced=5)
QUICK_ROUNDS, QUICK = 1, Plan(warm=1, full=3, paced=2)
PTB, REDIS, MEMORY, TELEBOT = "PTB + pickle", "aiogram + Redis, fsync", "aiogram, memory", "pyTelegramBotAPI, memory"
HEAD = (
    "bot", "updates per CPU-s", "updates/s", "ms of database CPU", "p50", "p99", "paced p50", "paced p99",
    "peak MB", "start s", "unanswered",
)  # fmt: skip


def contenders(dialogue: Path, postgres: _servers.Served) -> dict[str, Ready]:
    return {
        "SQLite": _bots.sqlite_polling,
        "webhook": _bots.sqlite_webhook,
        "PostgreSQL": _bots.postgres_polling(postgres),
        PTB: _bots.peer(PTB, "bench._ptb", dialogue),
        REDIS: _bots.on_redis(REDIS, "bench._aiogram", dialogue),
        MEMORY: _bots.peer(MEMORY, "bench._aiogram", dialogue),
        "uvloop": _bots.peer("aiogram, memory, uvloop", "bench._aiogram", dialogue, BENCH_UVLOOP="1"),
        TELEBOT: _bots.peer(TELEBOT, "bench._telebot", dialogue),
        "floor": _bots.floor(dialogue),
    }


async def one(ready: Ready, folder: Path, plan: Plan) -> Figures | None:
    """One run; None, and why, where it cannot be measured."""
    with ready(folder) as bot:
        try:
            async with running(bot, People(SIDE_BY_SIDE, strangers()), folder) as run:
                return await measured(run, plan)
        except (RuntimeError, OSError) as why:
            print(f"{bot.name} was not measured: {why}", file=sys.stderr)
            return None


def compare(rounds: int, plan: Plan, only: Sequence[str], scratch: Path) -> dict[str, Figures]:
    """The medians of each bot; each round begins with another one."""
    dialogue = scratch / "dialogue.json"
    write(dialogue, said())
    with _servers.postgres(scratch / "postgres") as postgres:
        bots = {name: bot for name, bot in contenders(dialogue, postgres).items() if not only or name in only}
        found: dict[str, list[Figures]] = {name: [] for name in bots}
        for number in range(rounds):
            names = list(bots)
            for at, name in enumerate(names[number % len(names) :] + names[: number % len(names)]):
                (folder := scratch / f"round{number}_{at}").mkdir()
                if figures := uvloop.run(one(bots[name], folder, plan)):
                    found[name].append(figures)
                    print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {name: medians(figures) for name, figures in found.items() if figures}


def row(name: str, f: Figures) -> tuple[str, ...]:
    times = (f"{time:.1f}" for time in (f.p50, f.p99, f.paced_p50, f.paced_p99))
    speed = (f"{f.per_cpu_second:.0f}", f"{f.per_second:.0f}", f"{f.beside:.2f}")
    return (name, *speed, *times, f"{f.peak:.0f}", f"{f.start:.2f}", f"{f.unanswered:.0f}")


def show(found: dict[str, Figures]) -> None:
    titles = {"SQLite": "ours, SQLite, polling", "webhook": "ours, SQLite, webhook"}
    titles |= {"PostgreSQL": "ours, PostgreSQL, polling", "uvloop": "aiogram, memory, uvloop"}
    print(table(HEAD, [row(titles.get(name, name), figures) for name, figures in found.items()]))
    for mine, other, goal in (
        ("SQLite", PTB, "6"),
        ("SQLite", REDIS, "4"),
        ("SQLite", TELEBOT, "1"),
        ("PostgreSQL", REDIS, "2.5"),
    ):
        if mine in found and other in found:
            ratio = found[mine].per_cpu_second / found[other].per_cpu_second
            wanted(f"updates per CPU-second, {titles[mine]} over {other}", f"≥ {goal}", f"{ratio:.2f}")
    if "SQLite" in found:
        wanted("seconds from start to first getUpdates", "≤ 1", f"{found['SQLite'].start:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round: a look, not a measurement")
    parser.add_argument("--only", nargs="*", default=(), help="names of bots, as `SQLite` or `PTB + pickle`")
    options = parser.parse_args()
    pin(OTHERS_CORE)
    rounds, plan = (QUICK_ROUNDS, QUICK) if options.quick else (ROUNDS, FULL)
    print(f"{SIDE_BY_SIDE} people side by side, medians of {rounds}; p50, p99: ms; paced: {plan.rate:.0f} updates/s")
    with tempfile.TemporaryDirectory(prefix="steunkring-bench-") as scratch:
        Path(scratch).chmod(0o711)  # PostgreSQL runs as somebody else where we are root
        show(compare(rounds, plan, options.only, Path(scratch)))


if __name__ == "__main__":
    main()
