"""How long PicklePersistence takes to write everybody once: `python -m bench._ptb_flush PEOPLE`, a number of ms."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from telegram.ext import PicklePersistence

from bench import _dialogue


async def main(people: int) -> None:
    answers = {f"answer {at}": f"{at}:{turn.rows[0][0]}" for at, turn in enumerate(_dialogue.read()[:-1])}
    with tempfile.TemporaryDirectory() as folder:
        persistence = PicklePersistence(Path(folder) / "people.pickle", on_flush=True)
        for chat in range(people):
            await persistence.update_user_data(chat, dict(answers))
            await persistence.update_conversation("ouder", (chat, chat), len(answers))
        began = time.perf_counter()
        await persistence.flush()
        print(1000 * (time.perf_counter() - began))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
