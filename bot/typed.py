"""What somebody typed, made safe to store and to send anywhere, and told apart from a command."""

import re

from bot.engine.messages import Commanded, Event, Said

LONGEST = 4096  # characters; what a Telegram message holds at most
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w{1,64})?(?:\s+(.*))?", re.DOTALL)
# control characters but for tab and line break, and what turns text round
NOT_TYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Without half characters and control characters, and no longer than a message can be."""
    if text.isascii() and text.isprintable():  # most of what comes in; the rest costs ten times as much
        return text[:LONGEST]
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return NOT_TYPED.sub("", whole)[:LONGEST]


def heard(text: str) -> Event:
    """Typed words, or a command such as `/hulp`."""
    typed = clean(text)
    if match := COMMAND.fullmatch(typed.strip()):
        return Commanded(match[1].lower(), (match[2] or "").strip())
    return Said(typed)
