"""How much is heard over many lines, as people type them.

Every second line of help, ask and none was kept out of sight while the phrases were written; the minimums are over
those. They are kinder than life: one person wrote all lines in one sitting, and the phrases after them. Two sets of
later, measured once before anything was learnt from them, say more about lines nobody has seen:

           clear: help    doubtful: help or ask    everyday: help    everyday: ask
    fresh  74 %           37 %                     11 %              6 %
    again  73 %           55 %                      8 %              6 %

The aim is 97, 95, 1 and 6 %. Do not tune on the held-out half.
"""

from pathlib import Path

import pytest

from tests.playing import LIBRARY

HERE = Path(__file__).parent / "lines"


def share(file: str, *levels: str) -> float:
    """How many of the lines that were held out are heard at one of these levels."""
    held_out = (HERE / f"{file}.txt").read_text("utf-8").splitlines()[1::2]
    return sum(LIBRARY.listener.listen(line).level in levels for line in held_out) / len(held_out)


@pytest.mark.parametrize(("file", "levels", "least"), [("help", ("help",), 0.94), ("ask", ("help", "ask"), 0.90)])
def test_need_is_heard(file, levels, least):
    assert share(file, *levels) >= least


@pytest.mark.parametrize(("level", "most"), [("help", 0.011), ("ask", 0.06)])
def test_everyday_lines_are_let_be(level, most):
    assert share("none", level) <= most
