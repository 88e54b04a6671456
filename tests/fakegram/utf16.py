"""Telegram counts text in UTF-16 code units; Python does not."""

from tests.fakegram.errors import Invalid


def length(text: str) -> int:
    """The units of any string, even of one that is no proper text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def encoded(text: str) -> bytes:
    """Two bytes per unit. Half a surrogate pair is no text at all."""
    try:
        return text.encode("utf-16-le")
    except UnicodeEncodeError:
        raise Invalid("strings must be encoded in UTF-8") from None


def units(text: str) -> int:
    return len(encoded(text)) // 2


def cuts_a_pair(text: str, offset: int) -> bool:
    """Whether `offset` falls between the halves of one character."""
    data = encoded(text)
    unit = data[2 * offset : 2 * offset + 2]
    return len(unit) == 2 and 0xDC <= unit[1] <= 0xDF
