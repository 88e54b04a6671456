"""Transcripts in Markdown, to be read and approved by someone who works with parents and young people.

A line that begins with `> ` is the person: typed words, `[a button]`, `/a command`, `(voice)` for something that cannot
be read, `(a link for jongere)`, or `(2 hours later)`. Everything else is the bot. A transcript begins with a `/start`
or a link of its own, or else behind the door of parents. `pytest --update` writes the bot's part anew.
"""

import re
from pathlib import Path

from bot.drawing import file_name
from bot.engine.library import DOOR
from bot.message import Paper, Picture
from tests.playing import Player, conversation

FOLDER = Path(__file__).parent / "conversations"
LATER = re.compile(r"\((\d+) (minutes|hours|days) later\)")
LINK = re.compile(r"\(a link for (\w+)\)")
OPENS = ("> /start", "> (a link for ")


def played(text: str) -> str:
    """The same transcript with what the bot says now."""
    title, *_ = text.splitlines()
    language = "en" if "(English)" in title else "nl"
    player = Player(conversation(language, flow_of(text)))
    parts = [title, intro(text)]
    if not opens_itself(text):
        player.starts()
        parts.append(shown(player))
    for line in (line[2:] for line in text.splitlines() if line.startswith("> ")):
        act(player, line)
        parts += [f"> {line}", shown(player)]
    return "\n\n".join(part for part in parts if part) + "\n"


def opens_itself(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.startswith("> ")), "")
    return first.startswith(OPENS)


def flow_of(text: str) -> str:
    """Where a plain start leads in this transcript."""
    return DOOR if opens_itself(text) else "ouder"


def intro(text: str) -> str:
    """What stands in italics under the title."""
    return next((line for line in text.splitlines() if line.startswith("*") and line.endswith("*")), "")


def act(player: Player, line: str) -> None:
    player.messages, player.notice = (), ""
    if later := LATER.fullmatch(line):
        player.waits(**{later[2]: int(later[1])})
    elif link := LINK.fullmatch(line):
        player.starts("code", door=link[1], link=7)
    elif line.startswith("[") and line.endswith("]"):
        player.taps(line[1:-1])
    elif line.startswith("(") and line.endswith(")"):
        player.sends(line[1:-1])
    else:
        player.says(line)


def shown(player: Player) -> str:
    parts = [f"*{player.notice}*"] if player.notice else []
    for message in player.messages:
        parts += [f"*({pictured(message.picture)})*"] if message.picture else []
        parts.append(message.text)
        parts += [f"    {line}" for line in message.quote.splitlines()]
        parts += [" · ".join(f"`{button.label}`" for row in message.rows for button in row)] if message.rows else []
    if player.outcome and player.outcome.instead:
        parts += ["*(Blijft er iets in de chat staan, dan is de laatste zin deze.)*", player.outcome.instead.text]
    return "\n\n".join(part for part in parts if part)


def pictured(picture: Picture | Paper) -> str:
    return "plaatje van de kring" if isinstance(picture, Picture) else file_name(picture)
