"""`python -m bot.authoring.teaching`: labelled lines -> flows/oor.npz, all anew, in some hours on two cores.

With `--further` the present file learns from the labelled lines alone, in half an hour: for who has added some.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import numpy as np

from bot.authoring.learn import LINES, labelled
from bot.authoring.load import FOLDER, NETWORK
from bot.authoring.stories import lessons
from bot.authoring.teaching import base, written
from bot.authoring.teaching.encoder import lowest
from bot.authoring.teaching.exam import report
from bot.authoring.teaching.lines import Lines
from bot.authoring.teaching.student import student
from bot.authoring.teaching.teachers import FURTHER, LAYERS, taught, teachers
from bot.authoring.teaching.vocabulary import WORDS, kept, words_of

SOME = 100  # lines by which the file is compared with what was learnt


def main(asked: Namespace) -> None:
    found = lessons(labelled(asked.lines))
    levels, texts = [level for _, level, _ in found], [text for _, _, text in found]
    if asked.further:
        vocabulary, weights = written.read(FOLDER / NETWORK)
        lines = Lines.of(vocabulary, texts, levels)
        loose = written.loosened(weights, np.random.default_rng(FURTHER.seed))
        learnt = taught(FURTHER, lowest(loose, LAYERS), lines, asked.steps)
    else:
        model = base.read(base.found().read_bytes())
        vocabulary = kept(model, [*words_of(asked.words), *texts])
        lines = Lines.of(vocabulary, texts, levels)
        print(len(lines), "lines,", len(vocabulary.names), "pieces", flush=True)
        learnt = student(teachers(model, lines, asked.steps), texts, lines, asked.steps)
    written.write(asked.to, vocabulary, learnt)
    some = slice(None, None, max(len(texts) // SOME, 1))
    print(*report(asked.to, learnt, Lines.of(vocabulary, texts[some], levels[some]), texts[some]), sep="\n")


def arguments() -> ArgumentParser:
    parser = ArgumentParser("python -m bot.authoring.teaching", description=__doc__)
    parser.add_argument("--further", action="store_true", help="go on from the present file, by the labels alone")
    parser.add_argument("--lines", type=Path, default=LINES, help="the folder of labelled lines")
    parser.add_argument("--words", type=Path, nargs="+", default=WORDS, help="lists of words whose pieces are kept")
    parser.add_argument("--to", type=Path, default=FOLDER / NETWORK, help="the file that is written")
    parser.add_argument("--steps", type=int, help="no more than these in each course: to try it out")
    return parser


if __name__ == "__main__":
    main(arguments().parse_args())
