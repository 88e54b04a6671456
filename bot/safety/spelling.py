"""How people type: accents, repeated and spaced letters, digits for letters, emoji. Pure."""

import re
import unicodedata
from collections.abc import Mapping

LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ـ": "", "'": "", "’": "", "‘": "", "`": "", "´": ""})
LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
STOP, PAUSE, NUMBER = "\n", ",", "0"  # what stands between words: the end of a sentence, less than that, a figure
EXPANDED = 4

PIECES = re.compile(r"[.!?;](?=\s|[.!?;]|$)[.!?;]*|[,:()\n\r\u2013\u2014]|[\w@$]+")
SPACED = re.compile(r"(?<![\w.*-])\w(?:[ .*_-]{1,3}\w){3,}(?![\w.*-])")
RUN = re.compile(r"(\w)\1{2,}")


def pieces(text: str, emoji: Mapping[str, str]) -> list[str]:
    """The words in lower case without accents, with `STOP` and `PAUSE` between them."""
    typed = text.casefold().translate(LETTERS)
    folded = unicodedata.normalize("NFKD", typed).translate(LETTERS)
    if len(folded) > EXPANDED * len(typed):  # one sign can stand for eighteen; nobody types a text of those
        folded = typed
    plain = "".join(f" {emoji[c]} " if c in emoji else c for c in folded if not unicodedata.combining(c))
    return [sign(piece) for piece in PIECES.findall(SPACED.sub(joined, plain))]


def joined(letters: re.Match[str]) -> str:
    """`d o o d` -> `dood`."""
    return "".join(c for c in letters[0] if c.isalnum())


def sign(piece: str) -> str:
    if piece[0] in ".!?;":
        return PAUSE if len(piece) > 1 and set(piece) == {"."} else STOP  # three dots are a breath, no end
    if piece[0].isalnum() or piece[0] in "_@$":
        return NUMBER if piece.isdecimal() else piece
    return PAUSE


def readings(word: str) -> list[str]:
    """The word as it stands, and what it may be with fewer of its repeated letters or letters for its digits."""
    found = [word]
    if RUN.search(word):
        found += [RUN.sub(r"\1\1", word), RUN.sub(r"\1", word)]
    if not word.isalpha():
        found += [reading.translate(LEET) for reading in found]
    return found


def nearly(word: str) -> set[str]:
    """The word, and the word with any one letter left out; two words that share one of these differ by one typo."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
