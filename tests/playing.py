"""A person who talks with the bot in a test, whose state is stored and re-read between every two turns."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.authoring.load import load
from bot.channels.trial_desk import TrialDesk
from bot.conversation import Conversation
from bot.engine.messages import Commanded, Event, Tapped, Unreadable
from bot.message import Message, Outcome, pressed
from bot.typed import heard

LIBRARY = replace(load(), contact="privacy@voorbeeld.nl")
START = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def conversation(language: str = "nl", flow: str = "ouder") -> Conversation:
    return Conversation(LIBRARY, today=START.date, language=language, flow=flow)


@dataclass
class Player:
    """`says`, `taps` and the like are one turn each; `messages` is what came back for the last one."""

    turns: Conversation = field(default_factory=conversation)
    state: bytes | None = None
    now: datetime = START
    messages: tuple[Message, ...] = ()
    notice: str = ""
    seen: list[Message] = field(default_factory=list)
    outcome: Outcome | None = None
    desk: TrialDesk = field(default_factory=lambda: TrialDesk(START.date, lambda: "proef"))

    def does(self, event: Event) -> str:
        """One event; the text that came back, as one string."""
        self.outcome = self.turns.turn(self.state, event, self.now, self.desk)
        self.state, self.messages, self.notice = self.outcome.state, self.outcome.messages, self.outcome.notice
        self.seen += self.messages
        return self.text

    def starts(self, argument: str = "", door: str = "", link: int = 0) -> str:
        """`/start`, perhaps by a link, which storage has looked up."""
        return self.does(Commanded("start", argument, door, link))

    def says(self, *lines: str) -> str:
        """Typed, one line after the other; what came back for the last."""
        for line in lines:
            self.does(heard(line))
        return self.text

    def sends(self, kind: str) -> str:
        return self.does(Unreadable(kind))

    def waits(self, **duration: float) -> None:
        self.now += timedelta(**duration)

    def taps(self, *labels: str) -> str:
        """A button of the newest message that has it."""
        for label in labels:
            self.does(self.button(label))
        return self.text

    def button(self, label: str) -> Tapped:
        for message in reversed(self.seen):
            for button in (b for row in message.rows for b in row):
                if button.data and button.label.removeprefix("✓ ") == label:
                    return pressed(button.data) or Tapped("", 0, "")
        raise AssertionError(f"no button {label!r}; there are {self.labels}")

    @property
    def text(self) -> str:
        return "\n\n".join(m.text + (f"\n“{m.quote}”" if m.quote else "") for m in self.messages)

    @property
    def labels(self) -> list[str]:
        """What can be pressed on the newest message with buttons."""
        rows = next((m.rows for m in reversed(self.seen) if m.rows), ())
        return [button.label for row in rows for button in row]
