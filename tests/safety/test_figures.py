"""How much is heard over many lines, as people type them.

Both ears have learnt from the lines that are tested here, so the minimums below say only that nothing was lost. What
says something is what was heard of lines that nothing was learnt from. Two authors, strangers to each other, wrote five
waves each (a1 … b5), told to be strange; of the fifth, measured before it was learnt from, with the phrases alone in
brackets:

           clear: help    doubtful: help or ask    everyday: help    everyday: ask
    a5     68 % (29 %)    50 % (10 %)               2 % (5 %)         4 % (2 %)
    b5     70 % (25 %)    55 %  (7 %)               4 % (3 %)         4 % (4 %)

A third wrote 770 plainer lines as somebody who judges would. They were never learnt from and stand nowhere in here, but
were measured ten times as the others grew from 8,500 to 27,000 lines (d1 … k4), so they are a little kind:

    first  78 %           80 %                      2 %               6 %
    last   85 %           89 %                      2 %               5 %       96 % of the clear ones help or ask

The aim is 97, 95, 1 and 6 %. `python -m bot.authoring.learn` prints the same for every set of lines, each heard by
weights that learnt from the other sets.
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


@pytest.mark.parametrize(("level", "levels", "least"), [("help", ("help",), 0.88), ("ask", ("help", "ask"), 0.83)])
def test_need_is_heard(level, levels, least):
    assert share(level, *levels) >= least


@pytest.mark.parametrize(("level", "most"), [("help", 0.006), ("ask", 0.02)])
def test_everyday_lines_are_let_be(level, most):
    assert share("none", level) <= most
