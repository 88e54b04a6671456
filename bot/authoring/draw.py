"""`python -m bot draw`: a diagram of every flow, from the specification that the machine is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transitions.extensions import GraphMachine

from bot.engine.library import Library
from bot.engine.machine import specify

FOLDER = Path(__file__).parents[2] / "docs" / "flows"


def draw_all(library: Library, folder: Path = FOLDER) -> Iterator[Path]:
    """Write one page a flow; yields the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, flow in library.flows.items():
        path = folder / f"{name}.md"
        path.write_text(page(name, diagram(specify(flow))), encoding="utf-8")
        yield path


def diagram(specification: dict[str, Any]) -> str:
    """Mermaid source; the ways that only skip or come back are left out, so that it stays legible."""
    kept = [route for route in specification["transitions"] if route["trigger"] != "skip" and route["dest"]]
    drawn = GraphMachine(graph_engine="mermaid", show_conditions=True, **specification | {"transitions": kept})
    return str(drawn.get_graph().source)


def page(name: str, source: str) -> str:
    return f"# {name}\n\nDrawn by `python -m bot draw` from `flows/{name}.yaml`.\n\n```mermaid\n{source}\n```\n"
