"""`python -m bot.authoring.learn`: the labelled lines in tests/safety/lines -> flows/gewichten.txt, in some minutes.

Two linear models over the traits of a line: does it ask for help, and does it ask for help or may it? Each is a
support vector machine with squared loss, trained by dual coordinate descent (Hsieh and others, 2008) in a fixed order,
so that the same lines give the same file. Thresholds are set on lines that the model has not seen: each of the parts
that the lines are divided into is weighed by a model that learnt from the other parts.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.load import FOLDER, WEIGHTS, load
from bot.authoring.stories import lessons
from bot.safety.ears import Ears
from bot.safety.spelling import STOP
from bot.safety.themes import added
from bot.safety.traits import traits
from bot.safety.weighing import ALWAYS

LINES = FOLDER.parent / "tests" / "safety" / "lines"
RARE = 2  # a trait of fewer lines says nothing
SOFT = 0.02  # how much a single line may pull; chosen by what was heard of unseen lines
LITTLE = 3  # times less
ROUNDS = 10
PARTS = 10
SCALE = 100  # weights are whole numbers of hundredths
MOST = 45_000  # traits in the file; the others say almost nothing
FALSE_HELP, FALSE_NEED = 0.016, 0.075  # of unseen everyday lines

HEAD = """\
# How much each trait of a text says: learnt by `python -m bot.authoring.learn` from the lines in tests/safety/lines.
# Do not edit by hand; add lines there and learn again. `bot/safety/traits.py` says how traits are written.
# help need trait: hundredths, for "asks for help now" and for "asks for help, or may". Above nought in all is a yes.
"""


@dataclass(frozen=True)
class Line:
    part: int
    source: str
    level: str
    traits: tuple[int, ...]
    adds: tuple[int, int]  # what the phrases add


def labelled(folder: Path = LINES) -> list[tuple[str, str, str]]:
    """Source, level and text of every line."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        source, _, level = path.stem.rpartition("_")
        found += [(source, level, text) for text in path.read_text("utf-8").splitlines() if text.strip()]
    return found


def model(lines: Sequence[Line], wanted: Sequence[str], size: int) -> list[float]:
    """Weights that tell lines of the wanted levels from the rest; both kinds weigh the same in all.

    A doubtful line says little against help: to help there is no mistake.
    """
    sides = [1 if line.level in wanted else -1 for line in lines]
    many = Counter(sides)
    slacks = [many[side] / (SOFT * len(lines)) for side in sides]
    for at, line in enumerate(lines):
        if line.level == "ask" and sides[at] < 0:
            slacks[at] *= LITTLE
    weights, pulls = [0.0] * size, [0.0] * len(lines)
    order = list(range(len(lines)))
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, not a secret
    for _ in range(ROUNDS):
        shuffle(order)
        for at in order:
            side, slack, mine = sides[at], slacks[at], lines[at].traits
            gap = side * sum([weights[trait] for trait in mine]) - 1 + slack * pulls[at]
            pull = max(pulls[at] - gap / (len(mine) + slack), 0.0)
            if change := (pull - pulls[at]) * side:
                for trait in mine:
                    weights[trait] += change
                pulls[at] = pull
    return weights


def score(line: Line, weights: Sequence[float]) -> float:
    return sum(weights[trait] for trait in line.traits)


def line_of(text: str, ears: Ears) -> set[str]:
    """The traits of a labelled line: all of it is one passage."""
    words = [word for word in ears.words(ears.lexicon.spelled(text)) if word != STOP]
    return traits(words, [ears.second.meanings.of(word) for word in words])


def learnt(lines: Sequence[Line], parts: Iterable[int], size: int) -> list[list[float]]:
    """Both models, from the lines of these parts."""
    chosen = set(parts)
    some = [line for line in lines if line.part in chosen]
    return [model(some, wanted, size) for wanted in (("help",), ("help", "ask"))]


def main(folder: Path = LINES) -> None:
    lines, names = read(lessons(labelled(folder)))
    scores = unseen(lines, len(names))
    everyday = [score for line, score in zip(lines, scores, strict=True) if line.level == "none"]
    limits = [
        quantile([of[0] for of in everyday], 1 - FALSE_HELP),
        quantile([of[1] for of in everyday], 1 - FALSE_NEED),
    ]
    print("what was heard of lines not learnt from, as help and as ask:", *figures(lines, scores, limits), sep="\n")
    weights = learnt(lines, range(PARTS), len(names))
    for of, limit in zip(weights, limits, strict=True):
        of.append(-limit)
    names.append(ALWAYS)
    (FOLDER / WEIGHTS).write_text(HEAD + "".join(written(names, weights)), "utf-8")


def read(found: Sequence[tuple[str, str, str]]) -> tuple[list[Line], list[str]]:
    """Every line by the numbers of its traits, and the names of those."""
    ears = load().listener.ears
    said = [line_of(text, ears) for _, _, text in found]
    often = Counter(trait for traits in said for trait in traits)
    names = sorted(trait for trait, times in often.items() if times >= RARE)
    number = {trait: at for at, trait in enumerate(names)}
    parts = {source: at % PARTS for at, source in enumerate(sorted({source for source, _, _ in found}))}
    lines = [
        Line(
            parts[source],
            source,
            level,
            tuple(sorted(number[trait] for trait in traits if trait in number)),
            added(dict(ears.strengths(ears.lexicon.read(text)))),
        )
        for (source, level, text), traits in zip(found, said, strict=True)
    ]
    return lines, names


def unseen(lines: Sequence[Line], size: int) -> list[tuple[float, float]]:
    """What each line is heard as by models that did not learn from it, the phrases included."""
    scores = [(0.0, 0.0)] * len(lines)
    for part in range(PARTS):
        help, need = learnt(lines, set(range(PARTS)) - {part}, size)
        for at, line in enumerate(lines):
            if line.part == part:
                scores[at] = (score(line, help) + line.adds[0] / SCALE, score(line, need) + line.adds[1] / SCALE)
    return scores


def figures(lines: Sequence[Line], scores: Sequence[tuple[float, float]], limits: Sequence[float]) -> Iterator[str]:
    """Of each source: how many of the lines of each level help, and ask."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for line, (help, need) in zip(lines, scores, strict=True):
        level = "help" if help > limits[0] else "ask" if need > limits[1] else "none"
        for source in (line.source, "all"):
            heard[source] += Counter({f"{line.level} {level}": 1, line.level: 1})
    for source, counts in heard.items():
        shares = (
            f"{level}: {counts[f'{level} help'] / counts[level]:6.1%} {counts[f'{level} ask'] / counts[level]:6.1%}"
            for level in ("help", "ask", "none")
            if counts[level]
        )
        yield f"{source or 'first':6} " + "   ".join(shares)


def quantile(numbers: list[float], share: float) -> float:
    return sorted(numbers)[min(int(share * len(numbers)), len(numbers) - 1)]


def written(names: Sequence[str], weights: Sequence[Sequence[float]]) -> Iterable[str]:
    """The traits that say most, as lines of the file, in the order of the traits."""
    rows = [([round(SCALE * of[at]) for of in weights], name) for at, name in enumerate(names)]
    rows.sort(key=lambda row: max(map(abs, row[0])), reverse=True)
    return (f"{' '.join(map(str, said))} {name}\n" for said, name in sorted(rows[:MOST], key=lambda row: row[1]))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
