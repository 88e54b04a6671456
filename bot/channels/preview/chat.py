"""One chat as the page shows it: what stands in it, and what every touch makes of that, as it would on a phone."""

from dataclasses import dataclass

from bot.channels.trial_desk import TrialDesk
from bot.conversation import now
from bot.engine.messages import Event, Tapped
from bot.logs import Log
from bot.message import Message, Outcome, Turns, pressed
from bot.typed import clean, heard

log = Log("preview")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in the chat: ours, or what was typed."""

    number: int
    message: Message
    theirs: bool = False


class Chat:
    """In memory only, and everything in it young enough to be taken out again."""

    def __init__(self, turns: Turns) -> None:
        self.shown: list[Shown] = []
        self._turns = turns
        self._desk = TrialDesk()
        self._state: bytes | None = None
        self._last = 0

    def says(self, text: str) -> str:
        """Words, or a command such as `/hulp`; the notice that comes of it, if any."""
        if not clean(text).strip():
            return ""
        self._add(Message(clean(text)), theirs=True)
        return self._take(heard(text), typed=self._last)

    def taps(self, number: int, data: str) -> str:
        """A button that carries `data`, of the message with this number, which may be gone by now."""
        return self._take(pressed(data) or Tapped("", 0, ""), place=number)

    def _take(self, event: Event, typed: int = 0, place: int = 0) -> str:
        try:
            outcome = self._turns.turn(self._state, event, now(), self._desk)
        except Exception as error:  # a mistake of ours; the state is as it was
            log.failed("turn.failed", error)
            self._add(self._turns.sorry())
            return ""
        self._state = outcome.state
        messages = list(outcome.messages)
        if outcome.state is None and messages:
            self.shown = []
            messages = [*(message for message in messages[:-1] if message.stays), messages[-1]]
        else:
            over = self._is_over(outcome, place)
            self._sweep(outcome, typed, place if over else 0)
            if over:
                first = messages.pop(0)
                self.shown = [Shown(one.number, first) if one.number == place else one for one in self.shown]
        for message in messages:
            self._add(message)
        return outcome.notice

    def _is_over(self, outcome: Outcome, place: int) -> bool:
        """Whether what comes takes the place of what was pressed: nothing stands below that, or nothing will."""
        first = outcome.messages[0] if outcome.messages else None
        fits = first is not None and first.over and not first.picture
        there = any(one.number == place for one in self.shown)
        return fits and there and (place == self.shown[-1].number or outcome.sweep == "all")

    def _sweep(self, outcome: Outcome, typed: int, place: int) -> None:
        """What they just typed stays for as long as its answer is the newest, unless all goes."""
        if outcome.sweep == "all":
            self.shown = [one for one in self.shown if one.number == place]
        elif outcome.sweep == "before":
            self.shown = [one for one in self.shown if one.message.stays or one.number in (place, typed)]

    def _add(self, message: Message, theirs: bool = False) -> None:
        self._last += 1
        self.shown.append(Shown(self._last, message, theirs))
