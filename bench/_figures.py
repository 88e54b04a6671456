"""What a running bot shows: people talk to it, and clocks are read."""

import asyncio
import time
from dataclasses import dataclass

from bench._people import People
from bench._process import cpu, peak_mb
from bench._run import Running

REPLY_PATIENCE, STUCK = 10.0, 15.0  # seconds


@dataclass(frozen=True)
class Plan:
    """Seconds of each part; `rate` is updates a second in the paced one."""

    warm: float
    full: float
    paced: float
    rate: float = 50.0


@dataclass(frozen=True)
class Figures:
    """What one run showed. Times in ms but for `start`, memory in MB."""

    start: float
    per_cpu_second: float
    per_second: float
    beside: float  # CPU of the database, ms an update
    p50: float
    p99: float
    paced_p50: float
    paced_p99: float
    peak: float
    unanswered: float


async def measured(run: Running, plan: Plan) -> Figures:
    """As fast as it goes for a while, all people at once; then one update after another at a steady rate."""
    people, pid, beside = run.people, run.pid, run.bot.beside
    people.begin()
    await asyncio.sleep(plan.warm)
    mark, spent, besides, at = len(people.latencies), cpu(pid), beside(), time.perf_counter()
    await asyncio.sleep(plan.full)
    seconds, spent, besides = time.perf_counter() - at, cpu(pid) - spent, beside() - besides
    full = sorted(people.latencies[mark:])
    paced = await _paced(people, plan)
    if not full or not paced:
        raise RuntimeError("it answered nobody")
    return Figures(
        start=run.start,
        per_cpu_second=len(full) / spent,
        per_second=len(full) / seconds,
        beside=1000 * besides / len(full),
        p50=part(full, 0.5),
        p99=part(full, 0.99),
        paced_p50=part(paced, 0.5),
        paced_p99=part(paced, 0.99),
        peak=peak_mb(pid),
        unanswered=sum(person.waits for person in people.chats.values()),
    )


async def _paced(people: People, plan: Plan) -> list[float]:
    """How long each reply took, in order of length."""
    people.paced = True
    await _quiet(people)
    mark, began, released = len(people.latencies), time.perf_counter(), 0
    while (passed := time.perf_counter() - began) < plan.paced:
        while released < passed * plan.rate:
            people.release()
            released += 1
        await asyncio.sleep(0.002)
    await _quiet(people)
    return sorted(people.latencies[mark:])


async def _quiet(people: People) -> None:
    """Until everyone has been answered, or will not be."""
    until = time.perf_counter() + REPLY_PATIENCE
    while any(person.waits for person in people.chats.values()) and time.perf_counter() < until:
        await asyncio.sleep(0.02)


async def until_done(people: People, conversations: int) -> None:
    """Until so many have come to their end; RuntimeError where nobody is answered any more."""
    answered, at = 0, time.perf_counter()
    while people.conversations < conversations:
        if len(people.latencies) > answered:
            answered, at = len(people.latencies), time.perf_counter()
        elif time.perf_counter() > at + STUCK:
            raise RuntimeError(f"nobody was answered for {STUCK:.0f} s")
        await asyncio.sleep(0.01)


def part(times: list[float], share: float) -> float:
    """A quantile, in ms; `times` in order."""
    return 1000 * times[int(share * (len(times) - 1))]
