"""Is every translation complete, and does it hold the same names in braces?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, TranslationError
from babel.messages.pofile import read_po

from bot.authoring.document import Node
from bot.authoring.extract import texts
from bot.authoring.placeholders import check_names
from bot.authoring.problem import Problem
from bot.wording import DOMAIN, LANGUAGES, SOURCE

Translation = tuple[str, str, Catalog | None]  # the language, its file, and what that holds if there is one


def untranslated(documents: Iterable[Node], locales: Path) -> Iterator[Problem]:
    """What each language that the bot offers still lacks."""
    sources = [(node.file, line, *arguments) for node in documents for line, _, arguments, _ in texts(node)]
    for language, name, catalog in catalogues(locales):
        if catalog is None:
            yield Problem(name, 1, "this catalogue is missing; run `make texts`")
            continue
        yield from lacking(catalog, sources, language)
        yield from wrong(catalog, name)


def catalogues(locales: Path) -> Iterator[Translation]:
    """Each language besides Dutch."""
    for language in LANGUAGES:
        if language != SOURCE:
            path = locales / language / "LC_MESSAGES" / f"{DOMAIN}.po"
            yield language, str(path.relative_to(locales.parent)), read_catalogue(path, language)


def read_catalogue(path: Path, language: str) -> Catalog | None:
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


def lacking(catalog: Catalog, sources: list[tuple[str, int, str, str]], language: str) -> Iterator[Problem]:
    for file, line, context, source in sources:
        message = catalog.get(source, context)
        if message is None or not message.string or message.fuzzy:
            yield Problem(
                file,
                line,
                f"{context}: no {language} translation of {source[:40]!r}; run `make texts` and translate it",
            )


def wrong(catalog: Catalog, name: str) -> Iterator[Problem]:
    for message in catalog:
        try:
            if message.id:
                check_names(catalog, message)
        except TranslationError as error:
            yield Problem(name, message.lineno or 1, f"{message.context}: {error}")
