"""`python -m bot check`: does everything that is written make sense before anyone talks?"""

from datetime import date
from pathlib import Path

from bot.authoring import tone
from bot.authoring.aging import aged
from bot.authoring.catalogues import untranslated
from bot.authoring.load import FOLDER, NETWORK, documents_of, library_of
from bot.authoring.problem import Mistakes, Problem
from bot.authoring.sound import in_flows
from bot.safety.listening import Listener

LOCALES = FOLDER.parent / "locales"


def check(folder: Path = FOLDER, locales: Path = LOCALES, *, today: date) -> list[Problem]:
    """Every mistake in flows, facts and catalogues as it is on that day, in the order of the files; and warnings."""
    try:
        documents = documents_of(folder)
        library = library_of(folder, documents)
    except Mistakes as mistakes:
        return mistakes.problems
    written = [*untranslated(documents.values(), locales), *tone.problems(documents, locales)]
    written += unread(library.listener, folder)
    return sorted({*in_flows(library, documents), *written, *aged(documents.values(), today)})


def unread(listener: Listener, folder: Path) -> list[Problem]:
    try:
        if listener.network:
            listener.network.hear("")
    except Exception as error:
        what = f"the third ear cannot be read: {type(error).__name__}; take this file from the repository anew"
        return [Problem(f"{folder.name}/{NETWORK}", 1, what)]
    return []
