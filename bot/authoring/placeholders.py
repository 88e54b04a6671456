"""Babel checker: a translation holds the same {names} as its source, and bare names only."""

import string
from typing import Any

from babel.messages.catalog import Message, TranslationError


def check_names(catalog: Any, message: Message) -> None:
    """Raises `TranslationError` where a name in braces was lost, added or dressed up."""
    source, translated = message.id, message.string
    if not (isinstance(source, str) and isinstance(translated, str) and source and translated):
        return  # not translated yet; plural forms are not in use
    try:
        wanted, found = fields(source), fields(translated)
    except ValueError as error:
        raise TranslationError(f"the braces do not match: {error}") from None
    if odd := sorted(name for name in found if not name.isidentifier()):
        raise TranslationError(f"only bare names can stand in braces, not {{{odd[0]}}}")
    if wanted != found:
        raise TranslationError(f"names in braces differ: {sorted(wanted)} became {sorted(found)}")


def fields(text: str) -> set[str]:
    """Everything between braces, dressed or bare."""
    found = set()
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is not None:
            found.add(name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
    return found
