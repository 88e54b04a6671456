"""Where the process of a bot begins: a conversation, an environment, and perhaps a moment to die or a wrong clock."""

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.channels.telegram import housekeeping, service
from bot.cli import sound_library
from bot.conversation import Conversation
from bot.message import Turns
from bot.settings import CannotStart, read_settings
from bot.storage import claiming, leases, suspects
from bot.storage.pace import Pace
from tests.channels.telegram.running import PNG
from tests.faults.failpoints import die_at
from tests.faults.remembering import Remembering

CLOCK = Path("clock")  # seconds that the clock is wrong by, in the folder of the process


def begin(folder: Path, environ: Mapping[str, str]) -> None:
    """Be the bot, in this process; what it says goes to `folder/said`."""
    os.chdir(folder)
    with open("said", "ab") as said:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
    os.environ.clear()
    os.environ.update(environ)
    if number := int(environ.get("DIE_AT", "0")):
        die_at(number)
        suspects.MOST_TRIES = 10**9  # it is not the update that kills
    if environ.get("HURRY"):
        leases.LASTS, housekeeping.EVERY, suspects.SETTLED = 2, 0.5, 1.0
    if environ.get("EVERY_REPLY"):  # what is dropped on purpose would hide what is lost by mistake
        claiming.LONG_QUEUE = claiming.AGAIN = 10**9
    if CLOCK.exists():
        right = time.time
        time.time = lambda: right() + float(CLOCK.read_text() or 0)
    try:
        pace = Pace() if environ.get("LIMITS") else Pace.unlimited()
        sys.exit(service.serve(read_settings(), turns(environ.get("CONVERSATION", "")), lambda picture: PNG, pace))
    except CannotStart as why:
        print(why, file=sys.stderr)
        sys.exit(why.code)


def turns(conversation: str) -> Turns:
    if not conversation:
        return Remembering()
    library = replace(sound_library(), retention_days=read_settings().retention_days)
    return Conversation(library, language=conversation, flow="ouder")
