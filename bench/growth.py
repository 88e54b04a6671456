"""What an update costs where many people are stored: run `python -m bench.growth [--quick]`.

Every size has a database of its own, filled with people who are half-way, and some of them, picked anywhere, go on for
twelve steps more. Beside it: how long PTB's pickle takes to write all of them once. By default PTB does that once a
minute, and then once for every person who changed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

import uvloop

from bench import _bots, _servers
from bench._dialogue import VARIABLE, write
from bench._figures import until_done
from bench._fill import after_twelve, fill
from bench._ours_said import Teller, said
from bench._people import People, visitors
from bench._process import OTHERS_CORE, cpu, pin
from bench._run import Bot, running
from bench._script import TWELVE_MORE
from bench._table import table, wanted

SIZES, FLUSHES, ROUNDS = (1_000, 10_000, 100_000, 1_000_000), (1_000, 10_000, 100_000), 3
QUICK_SIZES, QUICK_FLUSHES, QUICK_ROUNDS = (1_000, 20_000), (1_000, 20_000), 1
SIDE_BY_SIDE = 50
VISITS, WARM = 320, 80  # people a round, and how many of them come before it counts


@dataclass
class Stored:
    """A filled database, and what each round cost there: CPU-ms an update of the bot, and of the database."""

    kind: str
    size: int
    bot: Bot
    costs: list[tuple[float, float]]

    @property
    def bots(self) -> float:
        return median(cost for cost, _ in self.costs)

    @property
    def databases(self) -> float:
        return median(cost for _, cost in self.costs)


async def visit(stored: Stored, teller: Teller, number: int, folder: Path) -> tuple[float, float]:
    """One round; nobody is visited in two of them."""
    places = Random(stored.size).sample(range(stored.size), VISITS * ROUNDS)[number * VISITS :][:VISITS]
    people = People(SIDE_BY_SIDE, visitors(places, teller.keyboard, TWELVE_MORE))
    async with running(stored.bot, people, folder) as run:
        people.begin()
        await until_done(people, WARM)
        mark, spent, beside = len(people.latencies), cpu(run.pid), stored.bot.beside()
        await until_done(people, VISITS - SIDE_BY_SIDE)
        updates = len(people.latencies) - mark
        return 1000 * (cpu(run.pid) - spent) / updates, 1000 * (stored.bot.beside() - beside) / updates


def databases(sizes: tuple[int, ...], scratch: Path, session: bytes, stack: ExitStack) -> Iterator[Stored]:
    """Of each kind and size one, filled."""
    postgres = stack.enter_context(_servers.postgres(scratch / "postgres"))
    for size in sizes:
        environ = _bots.ours(scratch / f"sqlite{size}")
        yield _filled("SQLite", size, environ, session, lambda: 0.0)
        address = stack.enter_context(_servers.database(postgres, f"growth{size}"))
        environ = _bots.ours(scratch / f"postgres{size}", DATABASE_URL=address)
        stored = _filled("PostgreSQL", size, environ, session, postgres.cpu)
        _servers.settle(address)
        yield stored


def _filled(kind: str, size: int, environ: Mapping[str, str], session: bytes, beside: Callable[[], float]) -> Stored:
    print(f"{kind}: {size} people are put in", file=sys.stderr)
    fill(environ, size, session)
    return Stored(kind, size, Bot(f"ours, {kind}, {size}", _bots.OURS, environ, beside=beside), [])


def flush(size: int, dialogue: Path) -> float:
    """Milliseconds."""
    environ = {**os.environ, VARIABLE: str(dialogue)}
    command = [str(_bots.PEERS / "bin/python"), "-m", "bench._ptb_flush", str(size)]
    return float(subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout)


def grow(sizes: tuple[int, ...], rounds: int, scratch: Path) -> list[Stored]:
    teller = after_twelve()
    print(f"a session has {len(teller.state or b'')} bytes before it is sealed")
    with ExitStack() as stack:
        found = list(databases(sizes, scratch, teller.state or b"", stack))
        for number in range(rounds):
            for at, stored in enumerate(found[number:] + found[:number]):
                (folder := scratch / f"round{number}_{at}").mkdir()
                try:
                    stored.costs.append(uvloop.run(visit(stored, teller, number, folder)))
                except (RuntimeError, OSError) as why:
                    print(f"{stored.bot.name} was not measured: {why}", file=sys.stderr)
    return [stored for stored in found if stored.costs]


def show(found: list[Stored]) -> None:
    cells = [(one.kind, f"{one.size}", f"{one.bots:.2f}", f"{one.databases:.2f}") for one in found]
    print(table(("database", "people stored", "ms of CPU an update", "and in the database"), sorted(cells)))
    for kind in ("SQLite", "PostgreSQL"):
        sizes = [one for one in found if one.kind == kind]
        if len(sizes) > 1:
            first, last = sizes[0], sizes[-1]
            ratio = (last.bots + last.databases) / (first.bots + first.databases)
            wanted(f"cost of an update on {kind} at {last.size} people over {first.size}", "≤ 1.2", f"{ratio:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few people")
    options = parser.parse_args()
    pin(OTHERS_CORE)
    with tempfile.TemporaryDirectory(prefix="steunkring-bench-") as name:
        scratch = Path(name)
        scratch.chmod(0o711)  # PostgreSQL runs as somebody else where we are root
        sizes, rounds = (QUICK_SIZES, QUICK_ROUNDS) if options.quick else (SIZES, ROUNDS)
        show(grow(sizes, rounds, scratch))
        write(dialogue := scratch / "dialogue.json", said())
        for size in QUICK_FLUSHES if options.quick else FLUSHES:
            print(f"PTB's pickle, {size} people: {flush(size, dialogue):.0f} ms a flush")


if __name__ == "__main__":
    main()
