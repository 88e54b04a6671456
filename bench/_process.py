"""Processes: on which core they run, and what they cost, from /proc. Linux only."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CORES = sorted(os.sched_getaffinity(0))
BOTS_CORE, OTHERS_CORE = CORES[-1], CORES[0]
PATIENCE = 20.0  # seconds a bot gets to stop


def pin(core: int) -> None:
    """This process, and what it starts from now on, on one core."""
    os.sched_setaffinity(0, {core})


def start(command: list[str], environ: Mapping[str, str], core: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start it in `folder`, on a core; what it says goes to `folder/log`. Python keeps what it compiled, as it does for
    whoever starts a bot twice."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(environ)
    with open(folder / "log", "ab") as log:
        process = subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    os.sched_setaffinity(process.pid, {core})
    return process


async def stop(process: subprocess.Popen[bytes], name: str) -> None:
    """As an operator would: SIGTERM, and SIGKILL for who does not listen."""
    process.terminate()
    for _ in range(int(PATIENCE / 0.02)):
        if process.poll() is not None:
            return
        await asyncio.sleep(0.02)
    print(f"{name} did not stop within {PATIENCE:.0f} s and was killed", file=sys.stderr)
    process.kill()
    process.wait()


def cpu(pid: int) -> float:
    """CPU-seconds of a process and of its children, gone or there."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / TICK + sum(cpu(child) for child in _children(pid))


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text().split()]


def peak_mb(pid: int) -> float:
    """The most memory that was ever resident."""
    return _status(pid, "VmHWM")


def now_mb(pid: int) -> float:
    return _status(pid, "VmRSS")


def _status(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":")) / 1024
