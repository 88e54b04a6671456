"""`python -m bot check`: does everything that is written make sense before anyone talks?"""

from datetime import date
from pathlib import Path

from bot.authoring import tone
from bot.authoring.aging import aged
from bot.authoring.catalogues import untranslated
from bot.authoring.load import FOLDER, documents_of, library_of
from bot.authoring.problem import Mistakes, Problem
from bot.authoring.sound import in_flows

LOCALES = FOLDER.parent / "locales"


def check(folder: Path = FOLDER, locales: Path = LOCALES, *, today: date) -> list[Problem]:
    """Every mistake in flows, facts and catalogues as it is on that day, in the order of the files; and warnings."""
    try:
        documents = documents_of(folder)
        library = library_of(folder, documents)
    except Mistakes as mistakes:
        return mistakes.problems
    written = [*untranslated(documents.values(), locales), *tone.problems(documents, locales)]
    return sorted({*in_flows(library, documents), *written, *aged(documents.values(), today)})
