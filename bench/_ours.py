"""Our bot as `python -m bot run` starts it, but for the pace: people here answer faster than Telegram lets us write."""

import sys
from dataclasses import replace

from bot.channels.telegram.service import serve
from bot.cli import sound_library
from bot.conversation import Conversation
from bot.settings import read_settings
from bot.storage.pace import Pace

if __name__ == "__main__":
    settings = read_settings()
    library = replace(sound_library(), retention_days=settings.retention_days)
    sys.exit(serve(settings, Conversation(library, flow="ouder"), pace=Pace.unlimited()))
