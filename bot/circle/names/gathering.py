"""Pieces put together again: which words belong to one person, and to whom a remark belongs."""

from bot.circle.names import words as w
from bot.circle.names.asides import told_aside, told_of_pair
from bot.circle.names.belonging import added, joined, joint_within
from bot.circle.names.drafts import Draft
from bot.circle.names.kin import CHILDREN, ONE_OF
from bot.circle.names.namelike import Way
from bot.circle.names.phrases import ONE_OF_GROUP, Phrase, spelled
from bot.circle.names.reading import read
from bot.circle.names.remarks import leaves_out
from bot.circle.names.splitting import Piece
from bot.circle.names.tails import is_neighbourly
from bot.circle.names.telling import remark, say_around

NEXT_OF_SEVERAL = frozenset({"and", "comma", "space", "colon", "open"})
EVERYBODY = frozenset({"iedereen", "everyone", "everybody"})


class Circle:
    """The people heard so far; takes the pieces of a line one by one."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.people: list[Draft] = []
        self.notes: set[str] = set()
        self._passing: list[Draft] = []  # named only in passing; used when nobody else is named
        self._line = 0
        self._one: str | None = None  # what each of the next names is: "mijn zussen Fatima en Samira"
        self._all_but = False  # "iedereen behalve …"

    def take(self, piece: Piece, following: str = "") -> None:
        """Read one more piece; `following` is what joins the next one to it."""
        if piece.join == "break":
            self._line += 1
            self._one = None
        phrases = read(piece.words, self.way)
        if following == "colon" and len(phrases) == 1 and phrases[0].note == "group":
            self._one = ONE_OF_GROUP.get(phrases[0].words[-1].key)
            return
        if not phrases:
            if not self._aside(piece, phrases):
                remark(self.people, piece)
            return
        if not self._aside(piece, phrases) and not self._is_named_now(piece, phrases):
            self._take_people(piece, phrases)

    def settled(self) -> list[Draft]:
        """The people who are left when all is read: nobody who died, nobody twice."""
        if any(draft.dead for draft in self.people + self._passing):
            self.notes.add("deceased")
        kept: dict[str, Draft] = {}
        for draft in joined(self.people) or self._passing:
            if not draft.dead and not draft.is_pet:
                kept.setdefault(draft.bones, draft).marks.update(draft.marks)
        return list(kept.values())

    def _last(self) -> Draft | None:
        """The person named last on this line."""
        return self.people[-1] if self.people and self.people[-1].line == self._line else None

    def _take_people(self, piece: Piece, phrases: list[Phrase]) -> None:
        words = piece.words
        left_out = leaves_out(words, phrases) or (self._all_but and words[0].key == "behalve")
        clause = piece.join == "which" or (words[0].key in w.WHICH and phrases[0].start > 0)
        join = piece.join
        for place, phrase in enumerate(phrases):
            if place:
                join = joint_within(words[phrases[place - 1].end : phrase.start])
                if join == "is" and (phrases[place - 1].relation or phrases[place - 1].note) and not phrase.named:
                    continue
            draft = self._add(phrase, join, passing=clause or left_out)
            if draft is not None:
                after = phrases[place + 1].start if place + 1 < len(phrases) else len(words)
                before = words[: phrase.start] if not place else ()
                say_around(self.people, draft, before, words[phrase.end : after])
                if left_out and draft in self._passing and not draft.dead:
                    self._passing.remove(draft)

    def _add(self, phrase: Phrase, join: str, *, passing: bool) -> Draft | None:
        last = self._last()
        if phrase.note:
            self._note(phrase, join)
            return None
        if self.way.story and phrase.relation in CHILDREN:
            return None
        if self._names_one_of(phrase, join):
            one = self.people.pop().relation or ""
            self._one = ONE_OF.get(one, one)
        elif last is not None and not passing:
            earlier = self.people[-2] if len(self.people) > 1 else None
            if added(last, earlier, phrase, join):
                return last
            if join == "and" and last.bare and phrase.tail and is_neighbourly(phrase.words[-phrase.tail :]):
                last.relation = "buur"
        draft = Draft(spelled(phrase.words), phrase, self._relation(phrase, join), join, self._line)
        (self._passing if passing else self.people).append(draft)
        return draft

    def _names_one_of(self, phrase: Phrase, join: str) -> bool:
        """Whether this begins the names of several people named as one: "mijn zussen (Fatima en Samira)"."""
        last = self._last()
        several = last is not None and last.role and last.phrase.many and not last.phrase.tail
        return several and join in ("open", "colon") and phrase.named and phrase.relation is None

    def _relation(self, phrase: Phrase, join: str) -> str | None:
        """What the phrase says this person is, or what was said of all these names together."""
        if phrase.many and phrase.named:
            self._one = phrase.relation
        elif self._one and phrase.named and phrase.relation is None and join in NEXT_OF_SEVERAL:
            return self._one
        else:
            self._one = None
        return phrase.relation

    def _note(self, phrase: Phrase, join: str) -> None:
        last = self._last()
        if phrase.words[-1].key in EVERYBODY:
            self._all_but = True
        if phrase.note == "pet" and last is not None and last.bare and not phrase.named and join not in ("and", "stop"):
            last.is_pet = True
        self.notes.add(phrase.note or "")

    def _is_named_now(self, piece: Piece, phrases: list[Phrase]) -> bool:
        """Whether the piece only tells the name of the person before: "die Els heet"."""
        last, name = self._last(), phrases[0]
        told = any(word.key in w.NAMED for word in piece.words) and name.named and name.relation is None
        if last is None or not last.role or not told or len(phrases) > 1:
            return False
        last.text += f" {spelled(name.words)}"
        return True

    def _aside(self, piece: Piece, phrases: list[Phrase]) -> bool:
        """Whether these are words between brackets about the person before; if so they are kept there."""
        last = self._last()
        if piece.join != "open" or last is None:
            return False
        if phrases and phrases[0].named and (self._one or self._names_one_of(phrases[0], "open")):
            return False
        if phrases and len(self.people) > 1 and told_of_pair(self.people[-2], last, phrases[0]):
            return True
        understood = told_aside(last, piece.words, phrases)
        if last.is_pet:
            self.notes.add("pet")
        if phrases and phrases[0].many:  # "Kim & Joost (buren)"
            last.relation = ONE_OF.get(phrases[0].relation or "", last.relation)
            if last.join == "and" and self.people[-2].bare:
                self.people[-2].relation = last.relation
        return understood
