"""What became of all that a crowd did: the store has the last word, and the chats show what people saw of it."""

import re
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from bot.settings import read_settings
from bot.storage.opening import opened
from bot.storage.people import ADDRESS, SESSION
from bot.storage.store import Transaction
from bot.storage.tables import person as table
from tests.faults.crowd import CARD, HELP, Crowd, shown
from tests.faults.processes import a_bot, environment
from tests.faults.remembering import history

REPLY = re.compile(r"\d+: ")
MISSED = 15.0  # seconds until a dead replica is missed and its work taken over


async def the_end(crowd: Crowd, folder: Path, given: dict[str, str]) -> dict[str, float]:
    """A last life without a fault, in which everyone is served; and the judgement."""
    async with a_bot(crowd.tg, folder, **given) as bot:
        await crowd.done(patience=MISSED)
        stuck = await crowd.stuck(MISSED)
        memory = bot.memory
        bot.terminate()
        assert await bot.wait() == 0
    return judged(crowd, folder, given) | {"stuck": stuck, "MB": memory}


def judged(crowd: Crowd, folder: Path, given: dict[str, str]) -> dict[str, float]:
    """How many updates were lost, applied twice or (texts) out of order, how many replies missing or repeated;
    `copies` is how often one of them was shown at most."""
    kept = remembered(environment(crowd.tg, folder, **given), folder)
    figures = Counter[str](updates=0, lost=0, twice=0, disordered=0, missing=0, repeated=0, copies=0)
    for person in crowd.people:
        did, handled, told = crowd.did[person.chat.id], kept.get(person.chat.id, []), shown(person)
        replies = [text for text in told if REPLY.match(text)]
        wanted = {f"{number}: {word}" for number, word in enumerate(handled, 1)}
        cards = told.count(CARD) - handled.count(HELP)
        figures["updates"] += len(did)
        figures["lost"] += (Counter(did) - Counter(handled)).total()
        figures["twice"] += (Counter(handled) - Counter(did)).total()
        figures["disordered"] += typed(did) != typed(handled)
        figures["missing"] += len(wanted - set(replies)) + max(-cards, 0)
        figures["copies"] = max(figures["copies"], *Counter(replies).values(), 0)
        figures["repeated"] += len(replies) - len(set(replies)) + max(cards, 0)
    return dict(figures)


def wrong(figures: dict[str, float], *forgiven: str) -> dict[str, float]:
    """What may not be, and was."""
    sins = {"lost", "twice", "disordered", "missing", "stuck"} - set(forgiven)
    return {name: figures[name] for name in sins if figures.get(name)}


def typed(words: list[str]) -> list[str]:
    """Without taps: those come in a lane of their own, so their place among texts may differ."""
    return [word for word in words if not word.startswith("tik ")]


def remembered(environ: dict[str, str], folder: Path) -> dict[int, list[str]]:
    """What the store says was handled, by chat."""

    def read(tx: Transaction) -> dict[int, list[str]]:
        rows = tx.connection.execute(select(table.c.person_key, table.c.address, table.c.session)).all()
        return {
            int(tx.keys.open(ADDRESS, key, address)): history(session and tx.keys.open(SESSION, key, session))
            for key, address, session in rows
        }

    with opened(read_settings(environ, folder)) as store:
        return store.run_now(read)
