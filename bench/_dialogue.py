"""What our bot says in the twelve steps, written down so that the peers say the same words under the same buttons."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "BENCH_DIALOGUE"


@dataclass(frozen=True)
class Turn:
    """One message, its buttons row by row, and how people answer it. The last one ends the conversation."""

    text: str
    rows: list[list[str]]
    typed: bool


def read() -> list[Turn]:
    """The thirteen turns, from the file that the environment names."""
    return [Turn(**turn) for turn in json.loads(Path(os.environ[VARIABLE]).read_text(encoding="utf-8"))]


def write(path: Path, turns: list[Turn]) -> None:
    path.write_text(json.dumps([vars(turn) for turn in turns]), encoding="utf-8")
