"""The diagrams in docs/flows are those of today's flows."""

from bot.authoring.draw import FOLDER, draw_all
from bot.authoring.load import load


def test_the_diagrams_that_are_shipped_are_up_to_date(tmp_path):
    drawn = [path.name for path in draw_all(load(), tmp_path / "docs" / "flows")]
    assert sorted(drawn) == sorted(path.name for path in FOLDER.glob("*.md"))
    for name in drawn:
        shipped = (FOLDER / name).read_text(encoding="utf-8")
        assert shipped == (tmp_path / "docs" / "flows" / name).read_text(encoding="utf-8"), "run `python -m bot draw`"


def test_a_diagram_shows_the_conditions_in_words():
    assert "[thuis = soms of nee]" in (FOLDER / "ouder.md").read_text(encoding="utf-8") or "[careful" in (
        FOLDER / "ouder.md"
    ).read_text(encoding="utf-8")
