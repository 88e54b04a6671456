"""Letters as they come from a phone, made safe to read and easy to compare."""

import unicodedata

MOST = 4_000  # characters read; a Telegram message holds 4,096, and nobody types that many names

APOSTROPHES = "'’‘ʼ`´"
DASHES = "-‐‑"
_SPELLED = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})
_DROPPED = str.maketrans("", "", APOSTROPHES + DASHES + ".")
SMILEYS = ("<3", ":-)", ":-(", ":)", ":(", ";-)", ":-D", ":D", ":P", ":p", "xD", ":'(", "^^", "(:")
PICTURES = {"🐶": "hond", "🐕": "hond", "🐱": "kat", "🐈": "kat", "🐴": "paard", "🐰": "konijn"}


def clean(text: str) -> str:
    """The text without anything a screen cannot show; a smiley is a space, a picture ends what stood before it."""
    text = text[:MOST]
    for smiley in SMILEYS:
        if smiley in text:
            text = text.replace(smiley, " ")
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", "".join(map(_visible, text)))
    return text


def fold(word: str) -> str:
    """The form in which words are compared: small letters, no accents, no apostrophes, hyphens or full stops."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.translate(_SPELLED))
        word = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return word.lower().translate(_SPELLED).translate(_DROPPED)


def word_set(*lines: str) -> frozenset[str]:
    """The words of a few lines, folded: how word lists are written down."""
    return frozenset(fold(word) for line in lines for word in line.split())


def phrases(*lines: str) -> tuple[str, ...]:
    """The phrases of a few lines, with commas between; each with a space around it, to be looked for as whole words."""
    return tuple(f" {phrase.strip()} " for line in lines for phrase in line.split(","))


def _visible(letter: str) -> str:
    if letter.isascii():
        return letter if letter == "\n" or letter.isprintable() else ("\n" if letter == "\r" else " ")
    kind = unicodedata.category(letter)
    if letter in "✝✟":
        return " † "
    if letter in PICTURES:
        return f"\n{PICTURES[letter]}\n"
    if letter in "\u2028\u2029\u0085" or (kind in ("So", "Sk") and letter not in APOSTROPHES):
        return "\n"
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Me") or "\ufe00" <= letter <= "\ufe0f":
        return ""
    return " " if kind.startswith("Z") else letter
