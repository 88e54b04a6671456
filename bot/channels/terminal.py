"""The same conversation in a terminal: numbered buttons, plain text, nothing sent and nothing stored. A wipe and a
quick exit clear the screen, as far as a screen is one."""

import re
from pathlib import Path
from typing import TextIO

from bot.channels.trial_desk import TrialDesk
from bot.conversation import now
from bot.drawing import Draw, file_name
from bot.engine.messages import Commanded, Event, Tapped
from bot.message import Button, Message, Outcome, Paper, Picture, Turns, pressed
from bot.typed import heard

SAVE = re.compile(r"bewaar (?:het |de )?(?:plaatje|poster)|save (?:the )?(?:picture|poster)")
CLEAR = "\x1b[H\x1b[2J\x1b[3J"  # what is seen, and what was scrolled away


class Terminal:
    """Reads lines until the end of the input; a number presses the button of that number."""

    def __init__(self, turns: Turns, draw: Draw, said: TextIO, shown: TextIO, echo: bool) -> None:
        self.turns = turns
        self.draw = draw
        self.said = said
        self.shown = shown
        self.echo = echo  # show what is read, so that a piped conversation is a transcript
        self.desk = TrialDesk()
        self.state: bytes | None = None
        self.buttons: list[str] = []  # what the numbers stand for
        self.picture: Picture | Paper | None = None

    def talk(self) -> None:
        self.take(Commanded("start"))
        for line in self.said:
            text = line.rstrip("\n")
            if self.echo:
                self.show(f"> {text}\n")
            if SAVE.fullmatch(text.strip().lower()):
                self.save()
            elif text.strip():
                self.take(self.event(text))

    def event(self, text: str) -> Event:
        word = text.strip()
        if word.isdecimal() and 1 <= int(word) <= len(self.buttons):
            return pressed(self.buttons[int(word) - 1]) or Tapped("", 0, "")
        return heard(text)

    def take(self, event: Event) -> None:
        outcome = self.turns.turn(self.state, event, now(), self.desk)
        self.state = outcome.state
        self.tell(outcome)

    def tell(self, outcome: Outcome) -> None:
        if outcome.notice:
            self.show(f"  ({outcome.notice})\n")
        messages = outcome.messages
        if outcome.sweep == "all" or (outcome.state is None and messages):
            cleared = self.clear()
            messages = messages if cleared or not outcome.instead else (*messages[:-1], outcome.instead)
        for message in messages:
            self.buttons = []
            self.print(message)

    def clear(self) -> bool:
        """Forget the picture and empty the screen; False where what is shown cannot be taken back."""
        self.picture = None
        if self.shown.isatty():
            self.show(CLEAR)
            return True
        self.show("  (hier zou het scherm nu leeg zijn)\n")
        return False

    def print(self, message: Message) -> None:
        if message.picture:
            self.picture = message.picture
            self.show(f"  [{file_name(message.picture)}: typ `bewaar plaatje` om het hier op te slaan]\n")
        self.show(message.text + "\n")
        if message.quote:
            self.show("".join(f"  | {line}\n" for line in message.quote.splitlines()))
        for row in message.rows:
            self.show("   ".join(self.button(button) for button in row if not button.copy) + "\n")
        self.show("\n")

    def button(self, button: Button) -> str:
        """With the number that presses it, or with the site that it opens."""
        if button.url:
            return f"{button.label}: {button.url}"
        self.buttons.append(button.data)
        return f"[{len(self.buttons)}] {button.label}"

    def save(self) -> None:
        if self.picture is None:
            self.show("Er is nog geen plaatje.\n")
            return
        path = Path(file_name(self.picture))
        path.write_bytes(self.draw(self.picture))
        self.show(f"Opgeslagen als {path}.\n")

    def show(self, text: str) -> None:
        self.shown.write(text)
        self.shown.flush()
