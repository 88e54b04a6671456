"""The folder `flows/` -> all there is to say. Raises `Mistakes` with every one that was found, as `file:line: what`."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.authoring import facts, grammar, signals
from bot.authoring.document import Node, read
from bot.authoring.kinds import spelled
from bot.authoring.problem import Mistakes, Problem
from bot.authoring.steps import step_of, texts
from bot.engine.flow import AUDIENCES, Flow
from bot.engine.library import COMMON, Library
from bot.safety.listening import Listener

if TYPE_CHECKING:
    from bot.safety.network import Network

FOLDER = Path(__file__).parents[2] / "flows"
HELP, INITIATIVES, POSTERS, SIGNALS, MEANINGS, TONE = NO_FLOWS = (
    "hulplijnen.yaml", "initiatieven.yaml", "posters.yaml", "signalen.yaml", "betekenissen.yaml", "toon.yaml",
)  # fmt: skip
WEIGHTS, NETWORK = "gewichten.txt", "oor.npz"


def load(folder: Path = FOLDER) -> Library:
    """Every flow and fact in the folder, ready to talk. `bot.authoring.check` says whether it makes sense as well."""
    return library_of(folder, documents_of(folder))


def documents_of(folder: Path) -> dict[str, Node]:
    """The files as they are written, by name."""
    problems: list[Problem] = []
    found = {path.name: document(path, folder, problems) for path in sorted(folder.glob("*.yaml"))}
    raise_if(problems)
    return {name: node for name, node in found.items() if node is not None}


def library_of(folder: Path, documents: dict[str, Node]) -> Library:
    problems: list[Problem] = []
    told = [node for name, node in documents.items() if name not in NO_FLOWS]
    flows = {flow.name: flow for node in told if (flow := flow_of(node, problems))}
    if COMMON not in flows:
        problems.append(Problem(f"{folder.name}/{COMMON}.yaml", 1, "this file is missing; every flow needs it"))
    lines = facts.help_lines(documents[HELP], problems) if HELP in documents else {}
    cards = facts.cards(documents[HELP], lines, problems) if HELP in documents else {}
    initiatives = facts.initiatives(documents[INITIATIVES], problems) if INITIATIVES in documents else ()
    posters = facts.posters(documents[POSTERS], problems) if POSTERS in documents else {}
    listener = listener_of(folder, documents, problems) if SIGNALS in documents else Listener()
    raise_if(problems)
    return Library(flows, cards, lines, initiatives, posters, listener)


def listener_of(folder: Path, documents: dict[str, Node], problems: list[Problem]) -> Listener:
    """What is listened for, by phrases, by weights and by the network; without the weights the phrases listen alone."""
    listener = signals.listener(documents[SIGNALS], problems)
    if MEANINGS not in documents or not (weights := folder / WEIGHTS).exists():
        return listener
    meanings = signals.meanings(documents[MEANINGS], problems)
    if not (network := folder / NETWORK).exists():
        problems.append(Problem(f"{folder.name}/{NETWORK}", 1, "this file is missing: it is in the repository"))
    return replace(
        listener,
        meanings=meanings,
        weights=weights.read_text(encoding="utf-8"),
        read_network=partial(network_of, network),
    )


def network_of(path: Path) -> "Network":
    """The third ear. More than one thread makes so small a network no faster, and all else slower."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    from bot.safety.network import Network

    with path.open("rb") as file, np.load(file, allow_pickle=False) as numbers:
        return Network(dict(numbers))


def document(path: Path, folder: Path, problems: list[Problem]) -> Node | None:
    try:
        return read(path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}")
    except Mistakes as mistakes:
        problems += mistakes.problems
    except UnicodeDecodeError:
        problems.append(Problem(f"{folder.name}/{path.name}", 1, "this file is not UTF-8 text"))
    return None


def flow_of(node: Node, problems: list[Problem]) -> Flow | None:
    problems += grammar.unknown_keys(node, grammar.FLOW, "flow")
    missing = [key for key in ("flow", "version", "steps") if key not in node.items]
    if missing:
        problems += [node.problem(f"{key} is missing") for key in missing]
        return None
    steps = {id: step_of(id, step, problems) for id, step in node.items["steps"].items.items()}
    version = node.items["version"].value
    if not isinstance(version, int):
        problems.append(node.items["version"].problem("version: it wants a whole number"))
    audience = spelled(node, "audience") or AUDIENCES[0]
    if audience not in AUDIENCES:
        problems.append(node.items["audience"].problem(f"audience: it is one of {', '.join(AUDIENCES)}"))
    return Flow(
        name=spelled(node, "flow"),
        version=version if isinstance(version, int) else 0,
        steps={id: step for id, step in steps.items() if step is not None},
        phrases=texts(node, "phrases"),
        words={id: tuple(w.plain for w in words.each) for id, words in node.items["words"].items.items()}
        if "words" in node.items
        else {},
        talk=texts(node, "talk"),
        moved=texts(node, "moved"),
        returns=spelled(node, "returns"),
        views=spelled(node, "views"),
        goodbye=spelled(node, "goodbye"),
        audience=audience,
    )


def raise_if(problems: list[Problem]) -> None:
    if problems:
        raise Mistakes(problems)
