"""How much is heard over many lines, as people type them.

Both ears have learnt from the lines that are tested here, so the minimums below say only that nothing was lost. What
says something is what was heard of lines before anything was learnt from them. Two authors, strangers to each other,
wrote five waves each (a1 … b5), with many everyday lines that sound like trouble. The fifth was measured once, at the
end, with weights that had learnt from everything else, and only then learnt from. In brackets: the phrases alone, as
they were before there was a second ear.

           clear: help    doubtful: help or ask    everyday: help    everyday: ask
    a5     68 % (29 %)    50 % (10 %)               2 % (5 %)         4 % (2 %)
    b5     70 % (25 %)    55 %  (7 %)               4 % (3 %)         4 % (4 %)

The aim is 97, 95, 1 and 6 %. `python -m bot.authoring.learn` prints the same for every set of lines, each heard by
weights that learnt from the other sets: plainer lines are heard better (of the clear ones 94 % in a1, 90 % in b1), and
of all clear lines that deserve help nine in ten are helped or asked. Those sets were looked at while this was made.
"""

from pathlib import Path

import pytest

from tests.playing import LIBRARY

HERE = Path(__file__).parent / "lines"


def share(level: str, *levels: str) -> float:
    """How many of all lines that deserve this level are heard at one of these."""
    files = [path for path in HERE.glob("*.txt") if path.stem.rpartition("_")[2] == level]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    return sum(LIBRARY.listener.listen(line).level in levels for line in lines) / len(lines)


@pytest.mark.parametrize(("level", "levels", "least"), [("help", ("help",), 0.91), ("ask", ("help", "ask"), 0.86)])
def test_need_is_heard(level, levels, least):
    assert share(level, *levels) >= least


@pytest.mark.parametrize(("level", "most"), [("help", 0.006), ("ask", 0.02)])
def test_everyday_lines_are_let_be(level, most):
    assert share("none", level) <= most
