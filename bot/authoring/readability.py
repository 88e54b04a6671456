"""How easily a text reads, by the length of its words and sentences.

Dutch: Flesch-Douma, 206.84 − 77 × syllables per word − 0.93 × words per sentence (W.H. Douma, De leesbaarheid van
landbouwbladen, Wageningen 1960; see nl.wikipedia.org, "Flesch-Douma"). English: R. Flesch, A new readability
yardstick, 1948. Syllables are counted roughly, by groups of vowels. In short texts the figure soon reaches its
ceiling, so it serves as a floor and not as a mark: above it, word choice says more.
"""

import re
from collections.abc import Sequence

FLOOR = 60
FEWEST = 8  # words; of fewer, one long word decides
FORMULAS = {"nl": (206.84, 77.0, 0.93), "en": (206.835, 84.6, 1.015)}

ADDRESS = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\w+)*|/\w+")  # sites and commands
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ANEW = re.compile(r"(?=[äëïöü])")  # a letter with two dots begins a syllable: coördinator
VOWELS = re.compile(r"[aeiouyàáâèéêíîóôúûäëïöü]+")
SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$")  # in English: take, while, but not table


def ease(sentences: Sequence[str], language: str) -> float | None:
    """Higher is easier; None for a text of few words. Numbers and addresses do not count."""
    read = [found for sentence in sentences if (found := WORD.findall(ADDRESS.sub(" ", sentence)))]
    words = [word for found in read for word in found]
    if len(words) < FEWEST:
        return None
    top, per_syllable, per_word = FORMULAS[language]
    spoken = sum(syllables(word, language) for word in words)
    return top - per_syllable * spoken / len(words) - per_word * len(words) / len(read)


def syllables(word: str, language: str) -> int:
    sound = ANEW.sub("-", word.lower())
    if language == "en":
        sound = SILENT.sub("", sound)
    return max(1, len(VOWELS.findall(sound)))
