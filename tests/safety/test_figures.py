"""How much is heard over many lines, as people type them.

The lines in `exam` were written by people who had not seen the listener, and no ear learnt from them: c, p and q were
looked at while it was made, and set its thresholds; r was written at the end and looked at once. What they say is in
docs/listening.md. The ears have learnt from the lines in `lines`, so those say only that nothing was lost.
"""

from pathlib import Path

import pytest

from tests.playing import LIBRARY

HERE = Path(__file__).parent
FEW = 12  # of the lines learnt from, one in so many is listened to


def share(folder: str, level: str, *levels: str, every: int = 1) -> float:
    """How many of the lines that deserve this level are heard at one of these."""
    files = sorted(path for path in (HERE / folder).glob("*.txt") if path.stem.rpartition("_")[2] == level)
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()][::every]
    return sum(LIBRARY.listener.listen(line).level in levels for line in lines) / len(lines)


@pytest.mark.parametrize(("level", "levels", "least"), [("help", ("help",), 0.9), ("ask", ("help", "ask"), 0.9)])
def test_need_is_heard(level, levels, least):
    assert share("exam", level, *levels) >= least
    assert share("lines", level, *levels, every=FEW) >= least


@pytest.mark.parametrize(("level", "most"), [("help", 0.02), ("ask", 0.06)])
def test_everyday_lines_are_let_be(level, most):
    assert share("exam", "none", level) <= most
    assert share("lines", "none", level, every=FEW) <= most


def test_little_of_the_exam_was_learnt_from():
    """Some lines, like "ok" and "ik wil dood", are typed by all."""
    learnt, asked = (lines_of(folder) for folder in ("lines", "exam"))
    assert len(learnt & asked) / len(asked) < 0.12


def lines_of(folder: str) -> set[str]:
    files = (path.read_text("utf-8") for path in (HERE / folder).glob("*.txt"))
    return {"".join(filter(str.isalnum, line.casefold())) for file in files for line in file.splitlines()}
