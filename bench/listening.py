"""How long listening takes, at its worst: run `python -m bench.listening [--quick]`."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from bench._table import table, wanted
from bot.authoring.load import load

MOST, TIMES, QUICK_TIMES = 4000, 50, 5


def texts() -> Iterator[tuple[str, str]]:
    """Texts of 4,000 characters that ask the most of some part of it."""
    listener = load().listener
    chance = random.Random(1)
    words = [word.strip("*-") for group in listener.meanings.values() for word in group]
    letters = "aeinrstdlgoukvmhbpwzcj"
    yield "one word", "a" * MOST
    yield "one word of many", "".join(chance.choices(letters, k=MOST))
    yield "glued words", "ikwildood" * MOST
    yield "words with meanings", " ".join(chance.choices(words, k=MOST))
    yield "unknown words", " ".join("".join(chance.choices(letters, k=9)) for _ in range(MOST))
    yield (
        "words with a typo",
        " ".join(mistyped(word, chance) for word in chance.choices(words, k=MOST) if len(word) > 6),
    )
    yield "one phrase", "hij slaat mij " * MOST
    yield "the words of many phrases", " ".join(phrase for theme in listener.themes for phrase in theme.phrases)
    yield "emoji", "💊" * MOST
    yield "many emoji", "".join(chance.choices("💊🔪😂🔫⚰", k=MOST))
    yield "Arabic", "اريد ان اموت " * MOST
    yield "combining marks", "e\u0301" * MOST
    yield "letters apart", "d o o d " * MOST
    yield "punctuation", ".,!?" * MOST
    yield "what unfolds", "\ufdfa" * MOST


def mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def slowest(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Milliseconds of the middle and of the slowest."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - start))
    return sorted(took)[times // 2], max(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few times each")
    times = QUICK_TIMES if parser.parse_args().quick else TIMES
    listener = load().listener
    start = time.perf_counter()
    listener.warm()
    print(f"getting ready: {1000 * (time.perf_counter() - start):.0f} ms, in a thread of its own", file=sys.stderr)
    found = [(name, *slowest(partial(listener.listen, text[:MOST]), times)) for name, text in texts()]
    print(
        table(
            ("4,000 characters of", "ms", "at most"), [(name, f"{ms:.1f}", f"{most:.1f}") for name, ms, most in found]
        )
    )
    wanted("ms for 4,000 characters of anything", "≤ 20", f"{max(ms for _, ms, _ in found):.1f}")


if __name__ == "__main__":
    main()
