"""Does every text sound as we mean to: short, plain, kind, and neutral where a locked screen shows it?

Every text that a person can see, in every language; a finding stands where that language is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.authoring import avoided, excused
from bot.authoring.catalogues import Translation, catalogues
from bot.authoring.document import Node
from bot.authoring.extract import texts
from bot.authoring.load import FOLDER, TONE
from bot.authoring.measures import MEASURES, Rule, Written
from bot.authoring.problem import Problem
from bot.wording import SOURCE


def problems(documents: Mapping[str, Node], locales: Path) -> Iterator[Problem]:
    if TONE not in documents:
        yield Problem(f"{FOLDER.name}/{TONE}", 1, "this file is missing; it holds the words to avoid")
        return
    found: list[Problem] = []
    rules: Mapping[str, Rule] = {**MEASURES, **avoided.rules(documents[TONE], found)}
    yield from found
    needed: set[tuple[str, str]] = set()
    translations = list(catalogues(locales))
    for top in documents.values():
        excuses = excused.marked(top)
        for written in every(top, translations):
            for name, what in broken(rules, written):
                if (written.context, name) in excuses:
                    needed.add((written.context, name))
                else:
                    yield Problem(written.file, written.line, f"{written.context}: {beginning(written.text)}: {what}")
        yield from excused.mistaken(top, rules, needed)


def every(top: Node, translations: Iterable[Translation]) -> Iterator[Written]:
    """Every text of a file: as it was written, then as it was translated. What lacks is found elsewhere."""
    sources = [(line, context, text, comments) for line, _, (context, text), comments in texts(top)]
    kinds = [comments[0] if comments else "" for *_, comments in sources]
    for (line, context, text, _), kind in zip(sources, kinds, strict=True):
        yield Written(top.file, line, SOURCE, context, text, kind)
    for language, file, catalog in translations:
        for (_, context, text, _), kind in zip(sources, kinds, strict=True):
            message = catalog.get(text, context) if catalog else None
            if message and isinstance(message.string, str) and message.string:
                yield Written(file, message.lineno or 1, language, context, message.string, kind)


def broken(rules: Mapping[str, Rule], written: Written) -> Iterator[tuple[str, str]]:
    """The rules that a text breaks, and what is wrong."""
    for name, rule in rules.items():
        if what := rule(written):
            yield name, f"{what} ({name})"


def beginning(text: str, most: int = 32) -> str:
    return repr(text if len(text) <= most else f"{text[:most].rstrip()}…")
