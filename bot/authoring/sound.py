"""What is talked with: a library in which nothing is wrong. The start of every command waits for this."""

from collections.abc import Iterator
from pathlib import Path

from bot.authoring import helping, names, routes
from bot.authoring.document import Node
from bot.authoring.labels import long_labels
from bot.authoring.load import FOLDER, documents_of, library_of
from bot.authoring.problem import Mistakes, Problem
from bot.authoring.references import unknown
from bot.engine.library import Library


def sound(folder: Path = FOLDER) -> Library:
    """All there is to say, once nothing is wrong with it; raises `Mistakes`. Translations may lack: Dutch stands in."""
    documents = documents_of(folder)
    library = library_of(folder, documents)
    if found := sorted(in_flows(library, documents)):
        raise Mistakes(found)
    return library


def in_flows(library: Library, documents: dict[str, Node]) -> Iterator[Problem]:
    yield from helping.problems(library, documents)
    for node in documents.values():
        if "flow" not in node.items:
            continue
        flow = library.flows[node.items["flow"].text]
        yield from unknown(library, flow, node)
        yield from routes.problems(library, flow, node)
        yield from names.problems(library, flow, node)
        yield from long_labels(flow, node)
