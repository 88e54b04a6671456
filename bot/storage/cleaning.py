"""Taking messages out of a chat: what has to be done, one call at a time, and what is left to do after each.

Telegram deletes what is younger than two days, a hundred messages a call, and skips what is not in the chat. An older
text or picture of ours can still be overwritten; an older message of theirs only they can remove.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from bot.storage.ledger import LOST, THEIRS, Noted, newest

TOGETHER = 100  # messages a call
DELETABLE = 48 * 3600 - 600  # seconds; a little less than Telegram's two days, for the time it takes us
GUESSED = LOST  # a number that a lost message may have
GUESSES = 300  # for each lost message
ROUGHLY = 5  # seconds that our clock and Telegram's may differ

Item = tuple[int, int]  # the number of a message, and its kind


@dataclass(frozen=True)
class Cleaning:
    """What is still to be done. The next call is to delete the first group, or else to overwrite the first message."""

    delete: tuple[tuple[Item, ...], ...] = ()
    overwrite: tuple[Item, ...] = ()
    left: bool = False  # something stays in the chat, if only overwritten

    @property
    def ended(self) -> bool:
        return not (self.delete or self.overwrite)

    @property
    def several(self) -> bool:
        """The next call is about more than one message."""
        return bool(self.delete) and len(self.delete[0]) > 1

    @property
    def guesses(self) -> bool:
        return any(kind == GUESSED for group in self.delete for _, kind in group)

    def but_for(self, stays: Callable[[int], bool]) -> "Cleaning":
        """Without the guesses at what turned out to be another message."""
        items = [(number, kind) for group in self.delete for number, kind in group]
        return replace(self, delete=groups([(n, kind) for n, kind in items if kind != GUESSED or not stays(n)]))

    def sparing(self, message_id: int) -> "Cleaning":
        """Without this message."""
        items = [item for group in self.delete for item in group if item[0] != message_id]
        return replace(self, delete=groups(items), overwrite=tuple(o for o in self.overwrite if o[0] != message_id))

    def done(self) -> "Cleaning":
        """The next call was carried out."""
        if self.delete:
            return replace(self, delete=self.delete[1:])
        return replace(self, overwrite=self.overwrite[1:])

    def refused(self) -> "Cleaning":
        """Telegram will not do the next call. One message must not keep the others: of a group each half is tried by
        itself; a single one of ours is overwritten instead."""
        if not self.delete:
            return replace(self.done(), left=True)
        group, *rest = self.delete
        if len(group) > 1:
            half = len(group) // 2
            return replace(self, delete=(group[:half], group[half:], *rest))
        ((_, kind),) = group
        if kind == GUESSED:
            return self.done()
        ours = () if kind == THEIRS else group
        return replace(self.done(), overwrite=(*self.overwrite, *ours), left=True)


def plan(noted: Collection[Noted], now: int, goes: Callable[[Noted], bool] = lambda _: True) -> Cleaning:
    """What has to be done so that all that `goes` is gone, the newest first."""
    known = {one.message_id: one for one in noted if one.kind != LOST}
    going = [known[number] for number in sorted(known, reverse=True) if goes(known[number])]
    young = [(one.message_id, one.kind) for one in going if one.at > now - DELETABLE]
    old = [one for one in going if one.at <= now - DELETABLE]
    lost = guessed((one for one in noted if one.kind == LOST), known.values())
    delete = [*young, *lost]
    overwrite = tuple((one.message_id, one.kind) for one in old if one.kind != THEIRS and not one.blank)
    return Cleaning(groups(delete), overwrite, bool(old))


def groups(items: list[Item]) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(items[at : at + TOGETHER]) for at in range(0, len(items), TOGETHER))


def guessed(lost: Iterable[Noted], known: Collection[Noted]) -> list[Item]:
    """The numbers that lost messages may have: above what was there before them, and not those of others that are
    known. Numbers of other people's messages are among them; those are not in this chat, and Telegram skips them. What
    comes into the chat later may get one of them too: see `but_for`."""
    numbers = {number for one in lost for number in _numbers(one, known)} - {one.message_id for one in known}
    return [(number, GUESSED) for number in sorted(numbers, reverse=True)]


def _numbers(lost: Noted, known: Collection[Noted]) -> range:
    oldest = min((one.message_id for one in known), default=0)
    before = max(lost.message_id, newest(one for one in known if one.at < lost.at - ROUGHLY)) or oldest
    return range(before + 1, before + GUESSES + 1)


def search(lost: Iterable[Noted], noted: Iterable[Noted]) -> Cleaning:
    """For lost messages by themselves."""
    return Cleaning(groups(guessed(lost, [one for one in noted if one.kind != LOST])))


def perhaps(above: int) -> Cleaning:
    """For a message that is on its way at this moment: it gets a number soon above this one."""
    return Cleaning(groups([(number, GUESSED) for number in range(above + 1, above + TOGETHER + 1)]))


def exactly(message_id: int, kind: int) -> Cleaning:
    return Cleaning((((message_id, kind),),))
