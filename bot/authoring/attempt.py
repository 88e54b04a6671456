"""`python -m bot try people` and `try signals`: what is understood from a line, for who maintains the word lists."""

import orjson

from bot.circle.names.hearing import understand
from bot.safety.listening import Listener


def people(line: str) -> str:
    """One line -> one JSON object. A line that begins with a quote is a JSON string and can hold line breaks."""
    text = unquoted(line)
    heard = understand(text)
    found = [{"name": person.name, "relation": person.relation} for person in heard.people]
    return orjson.dumps({"text": text, "people": found, "nobody": heard.nobody}).decode()


def signals(line: str, listener: Listener) -> str:
    """One line -> how clearly it asks for help, and what it is about, most urgent first."""
    text = unquoted(line)
    heard = listener.listen(text)
    return orjson.dumps({"text": text, "level": heard.level, "about": heard.about}).decode()


def unquoted(line: str) -> str:
    if not line.startswith('"'):
        return line
    try:
        text = orjson.loads(line)
    except orjson.JSONDecodeError:
        return line
    return text if isinstance(text, str) else line
