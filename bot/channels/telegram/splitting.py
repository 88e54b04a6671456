"""One message as the messages Telegram takes: the picture apart, a long text in parts, each sent on its own account."""

from dataclasses import replace

from bot.channels.telegram.rendering import units
from bot.message import Message

LONGEST = 4096  # UTF-16 units, Telegram's limit
BREAKS = ("\n\n", "\n", ". ", " ")  # where a text is cut, best first


def split(message: Message) -> list[Message]:
    """The picture first; then the text; buttons and question stay with the last part."""
    pictures = []
    if picture := message.picture:
        pictures = [Message("", picture=picture, open=message.open, stays=message.stays)]
        message = replace(message, picture=None)
    if not (message.text or message.quote):
        return pictures
    if units(message.text) + units(message.quote) + 2 <= LONGEST:
        return [*pictures, message]
    parts = [replace(message, text=part, quote="") for part in pieces(message.text)]
    parts += [replace(message, text="", quote=part) for part in pieces(message.quote)]
    return [*pictures, *(replace(part, rows=(), question=False) for part in parts[:-1]), parts[-1]]


def pieces(text: str) -> list[str]:
    """The text in parts that each fit, cut where a reader would pause."""
    found = []
    while units(text) > LONGEST:
        room = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
        cut = next((end for mark in BREAKS if (end := room.rfind(mark) + len(mark)) > len(room) // 2), len(room))
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [part for part in [*found, text] if part]
