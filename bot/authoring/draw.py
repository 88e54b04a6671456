"""`python -m bot draw`: a diagram of every flow, from the specification that the machine is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transitions.extensions import GraphMachine

from bot.engine.library import Library
from bot.engine.machine import ONCE, specify

FOLDER = Path(__file__).parents[2] / "docs" / "flows"


def draw_all(library: Library, folder: Path = FOLDER) -> Iterator[Path]:
    """Write one page a flow; yields the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, flow in library.flows.items():
        path = folder / f"{name}.md"
        path.write_text(page(name, diagram(name, specify(flow))), encoding="utf-8")
        yield path.relative_to(folder.parents[1])


def diagram(name: str, specification: dict[str, Any]) -> str:
    """Mermaid source; the ways that only skip or come back are left out, so that it stays legible."""
    kept = [route for route in specification["transitions"] if drawn(route)]
    graph = GraphMachine(
        graph_engine="mermaid", title=f"title: {name}", show_conditions=True, **specification | {"transitions": kept}
    )
    return str(graph.get_graph().source)


def drawn(route: dict[str, Any]) -> bool:
    """Neither a way past a question, nor one out of a single question that was visited."""
    guards = [guard.__name__ for guard in route["conditions"]]
    return bool(route["dest"]) and route["trigger"] != "skip" and ONCE not in guards


def page(name: str, source: str) -> str:
    return f"# {name}\n\nDrawn by `python -m bot draw` from `flows/{name}.yaml`.\n\n```mermaid\n{source}\n```\n"
