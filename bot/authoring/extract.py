"""Babel extractor for the files in `flows/`: every text a person can see, with `flow.step` as its context."""

from collections.abc import Iterator
from typing import IO, Any

from bot.authoring.document import Node, read
from bot.engine.library import POSTER_WORDS

Message = tuple[int, str, tuple[str, str], list[str]]

STEP = ("say", "left", "ask", "more", "again")
MAPS = ("lines", "hears")
OPTIONS = ("choices", "door", "initial", "several", "people", "moment", "own_link")
OPTION = ("button", "says")
FLOW = ("phrases", "talk")
BUTTON = "Button"
DRAFT = "A message to someone the person knows"
INSIDE = "Inside a sentence, see the note of the step"
FACTS = {
    "lines": ("name", "cost", "text", "warning"),
    "cards": (),
    "initiatives": ("text",),
    "posters": POSTER_WORDS,
}
PLACES = {"initiatives": "initiatieven", "posters": "posters"}
LABELS = {"done", "nobody_now", "someone_else", "copy", "other_words", "own_words", "back", "skip", "help", "away"}


def flow_texts(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """What Babel calls for each file; `method = "bot.authoring.extract:flow_texts"` in pyproject.toml."""
    yield from texts(read(fileobj.read().decode("utf-8"), fileobj.name))


def texts(top: Node) -> Iterator[Message]:
    if top.items.keys() & {"themes", "tone"}:  # words to listen for and words to avoid, which nobody sees
        return
    if "flow" not in top.items:
        yield from fact_texts(top)
        return
    flow = place_of(top)
    for id, step in top.items["steps"].items.items():
        for node, comment in step_texts(step):
            yield message(flow, id, node, comment, step)
    for section in FLOW:
        for id, node in top.below(section):
            yield message(flow, id, node, BUTTON if section == "phrases" and id in LABELS else "", top)


def place_of(top: Node) -> str:
    """The first half of the context of every text in a file."""
    if "flow" in top.items:
        return top.items["flow"].text
    return next((place for section, place in PLACES.items() if section in top.items), "hulplijnen")


def step_texts(step: Node) -> Iterator[tuple[Node, str]]:
    for key in STEP:
        yield from ((text, "") for text in several(step, key))
    for key in MAPS:
        yield from ((text, "") for _, text in step.below(key))
    for key in OPTIONS:
        for _, option in step.below(key):
            yield from option_texts(option)
    for wording in several(step, "draft"):
        yield wording.items.get("text", wording), DRAFT
    if "pick" in step.items and "nobody" in step.items["pick"].items:
        yield step.items["pick"].items["nobody"], BUTTON


def several(node: Node, key: str) -> list[Node]:
    return node.items[key].each if key in node.items else []


def option_texts(option: Node) -> Iterator[tuple[Node, str]]:
    if not option.items:
        yield option, BUTTON
    if "button" in option.items:
        yield option.items["button"], BUTTON
    if "says" in option.items:
        yield option.items["says"], INSIDE


def fact_texts(top: Node) -> Iterator[Message]:
    """Helplines, initiatives and posters: their words, never the numbers and names of the first two."""
    for section, fields in FACTS.items():
        for id, entry in top.below(section):
            for field in fields:
                if field in entry.items:
                    yield message(place_of(top), id, entry.items[field], "", entry)
            for words in entry.items.values() if section == "cards" else ():
                if "text" in words.items:
                    yield message(place_of(top), id, words.items["text"], "", entry)


def message(flow: str, id: str, node: Node, comment: str, step: Node) -> Message:
    note = step.items["note"].text if "note" in step.items else ""
    return node.line, "pgettext", (f"{flow}.{id}", node.plain), [c for c in (comment, note) if c]
