"""The phrases, ready to be looked for, and the second ear beside them. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from bot.safety.denial import Denial
from bot.safety.lexicon import OTHER, Lexicon, Spelling
from bot.safety.phrases import Groups, Phrase, PhraseIndex, PhraseReader, words_of
from bot.safety.themes import Strength, Theme, spoken
from bot.safety.weighing import SecondEar


class Ears:
    """Every phrase ready to be looked for, and every weight to be added."""

    def __init__(
        self, themes: Sequence[Theme], innocent: Sequence[str], groups: Groups, spelling: Spelling, second: SecondEar
    ) -> None:
        groups = {"niet": (), "ik": (), "grens": (), "schakel": (), "wie": (), **groups}
        self.themes, self.second = themes[::-1], second
        lists = {(theme, strength): phrases for theme in self.themes for strength, phrases in spoken(theme)}
        named = [word for group in groups for word in words_of(f"<{group}>", groups)]
        phrases = [*(phrase for some in lists.values() for phrase in some), *innocent]
        self.lexicon = Lexicon([*named, *(w for p in phrases for w in words_of(p, groups))], spelling)
        self.denial = Denial.of(groups, self.lexicon)
        read = PhraseReader(groups, self.lexicon).read
        self.index = PhraseIndex(
            {"innocent": map(read, innocent)}
            | {f"{theme.name} {strength}": map(read, some) for (theme, strength), some in lists.items()}
        )

    def words(self, spelled: Iterable[tuple[str, list[str]]]) -> list[str]:
        """The words of a text as the second ear knows them: one that means something stands as it was typed."""
        same, of = self.lexicon.spelling.same, self.second.meanings.of
        typed: dict[str, bool] = {}
        found: list[str] = []
        for piece, meant in spelled:
            if piece not in typed:
                typed[piece] = piece not in same and bool(of(piece))
            found += [piece] if typed[piece] else meant
        return found

    def strengths(self, signs: str) -> Iterator[tuple[Theme, Strength]]:
        """Each theme that a phrase speaks of, the most urgent first."""
        possible = self.index.possible(set(signs))
        for phrase in possible.get("innocent", ()):
            signs = phrase.pattern.sub(OTHER, signs)
        for theme in self.themes if possible else ():
            certain, clear, doubtful = (possible.get(f"{theme.name} {strength}", []) for strength, _ in spoken(theme))
            strength = self.loudest(certain, "certain", signs)
            if strength != "certain":
                strength = self.loudest(clear, "clear", signs) or strength
            if not strength and any(phrase.pattern.search(signs) for phrase in doubtful):
                strength = "doubtful"
            if not strength:
                continue
            yield theme, strength
            if theme.covers:
                for phrase in (*certain, *clear):
                    signs = phrase.pattern.sub(OTHER, signs)

    def loudest(self, phrases: list[Phrase], strength: Strength, signs: str) -> Strength | None:
        """That strength where one of the phrases is said, less where each that is said is denied."""
        found: Strength | None = None
        for phrase in phrases:
            for match in phrase.pattern.finditer(signs):
                if not self.denial.of_match(match, phrase):
                    return strength
                found = "denied"
        return found

    def touched(self, about: Sequence[tuple[str, ...]]) -> list[Theme]:
        """The themes whose meanings a passage holds, in their order; the most urgent first."""
        return [theme for theme in self.themes if any(in_order(row, about) for row in theme.touched)]


def in_order(row: tuple[str, ...], about: Sequence[tuple[str, ...]]) -> bool:
    """Whether each meaning of the row is met after the one before it."""
    words = iter(about)
    return all(any(meaning in meanings for meanings in words) for meaning in row)
