"""Is what was heard denied? A denial softens; it never silences. Pure."""

import re
from dataclasses import dataclass

from bot.safety.lexicon import Lexicon
from bot.safety.phrases import Groups, Phrase, options


@dataclass(frozen=True)
class Denial:
    """A `niet` inside a phrase that has none of its own, or right behind or before it: "geen zelfmoordgedachten"."""

    no: frozenset[str]
    linked: re.Pattern[str]  # "niet aan", "niet dat": at the end of what stands before
    subjects: frozenset[str]  # before these a "niet" belongs to the sentence before

    @classmethod
    def of(cls, groups: Groups, lexicon: Lexicon) -> "Denial":
        def signs(group: str) -> str:
            return "".join(lexicon.sign_class(w) for w in options(f"<{group}>", groups) if w in lexicon.signs)

        linked = re.compile(f"[{signs('niet')}][{signs('schakel')}]{{1,2}}\\Z")
        return cls(frozenset(signs("niet")), linked, frozenset(signs("wie")))

    def of_match(self, match: re.Match[str], phrase: Phrase) -> bool:
        text, start, end = match.string, match.start(), match.end()
        if sum(sign in self.no for sign in match[0]) > phrase.denials or text[end : end + 1] in self.no:
            return True
        if phrase.denials or not start:
            return False
        if text[start - 1] in self.no:
            return text[start] not in self.subjects
        return self.linked.search(text[max(0, start - 3) : start]) is not None
