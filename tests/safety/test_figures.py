"""How much is heard over many lines, as people type them.

The lines in `exam` were written by people who had not seen the listener, and no ear learnt from them; docs/listening.md
says which of them set its thresholds, and what each is for. t is stories with a cry in them, and stories with something
innocent in the same place: by far the hardest. The ears have learnt from the lines in `lines`, so those say only that
nothing was lost.
"""

from pathlib import Path

import pytest

from tests.playing import LIBRARY

HERE = Path(__file__).parent
FEW = 12  # of the lines learnt from, one in so many is listened to


STORIES = "t_"


def share(folder: str, level: str, *levels: str, every: int = 1, stories: bool = False) -> float:
    """How many of the lines that deserve this level are heard at one of these. The stories count by themselves."""
    files = sorted(path for path in (HERE / folder).glob("*.txt") if path.stem.rpartition("_")[2] == level)
    files = [path for path in files if path.stem.startswith(STORIES) == stories]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()][::every]
    return sum(LIBRARY.listener.listen(line).level in levels for line in lines) / len(lines)


NEED = [("help", ("help",)), ("ask", ("help", "ask"))]


@pytest.mark.parametrize(("level", "levels"), NEED)
def test_a_cry_in_the_middle_of_a_story_is_heard(level, levels):
    assert share("exam", level, *levels, stories=True) >= 0.85


def test_most_stories_without_a_cry_are_let_be():
    assert share("exam", "none", "help", stories=True) <= 0.2


@pytest.mark.parametrize(("level", "levels"), NEED)
def test_need_is_heard(level, levels):
    assert share("exam", level, *levels) >= 0.95
    assert share("lines", level, *levels, every=FEW) >= 0.9


@pytest.mark.parametrize(("level", "most"), [("help", 0.01), ("ask", 0.06)])
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
