"""How long one picture of a circle takes, and what it costs in memory: run `python -m bench.picture`."""

import resource
import sys
import threading
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.circle.picture.drawing import draw
from bot.message import Picture, Spot

RUNS = 30
KINDS = ("emotional", "practical", "informational", "normative")
LABELS = ("je verhaal kwijt", "helpt met iets", "weet raad", "eerlijk")
NAMES = ("je zus Fatima", "oma Truus", "Łukasz", "فاطمة الزهراء", "juf Marieke van groep 5", "Özgür", "buurvrouw Ans")
TICK = 0.001  # seconds; the other thread stands for the event loop


def circle(people: int) -> Picture:
    spots = (Spot(NAMES[at % 7], KINDS[at % 3 : at % 3 + at % 4], at % 2 == 0) for at in range(people))
    return Picture("jij en je kind", tuple(spots), tuple(zip(KINDS, LABELS, strict=True)))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(picture: Picture) -> float:
    started = time.perf_counter()
    draw(picture)
    return (time.perf_counter() - started) * 1000


def stalls(picture: Picture) -> float:
    """The longest that another thread had to wait, in ms, while pictures were drawn in this one's shadow."""
    worker = threading.Thread(target=lambda: [draw(picture) for _ in range(10)])
    worker.start()
    longest = 0.0
    while worker.is_alive():
        started = time.perf_counter()
        time.sleep(TICK)
        longest = max(longest, time.perf_counter() - started - TICK)
    return longest * 1000


def main() -> None:
    before = peak()
    print(f"first picture, fonts read: {timed(circle(1)):.0f} ms, peak +{peak() - before:.1f} MB")
    print("people | median ms | slowest ms | longest stall of another thread ms | kB | peak MB above the start")
    for people in (1, 5, 12, 25):
        picture = circle(people)
        times = [timed(picture) for _ in range(RUNS)]
        size = len(draw(picture)) / 1024
        row = f"{people:6} | {median(times):9.1f} | {max(times):10.1f} | {stalls(picture):34.1f} | {size:3.0f}"
        print(f"{row} | +{peak() - before:.1f}")


if __name__ == "__main__":
    main()
