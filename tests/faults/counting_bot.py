"""The Telegram channel with a conversation that counts, as a process: `python -m tests.faults.counting_bot`."""

import sys

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.service import serve
from bot.settings import CannotStart, read_settings
from tests.channels.counting import Counting
from tests.channels.telegram.running import PNG

if __name__ == "__main__":
    try:
        sys.exit(serve(read_settings(), Counting(), lambda picture: PNG, Pace(1000, 10_000)))
    except CannotStart as why:
        print(why, file=sys.stderr)
        sys.exit(why.code)
