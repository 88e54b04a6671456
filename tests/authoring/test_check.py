"""`check` finds what an author can get wrong, and says where."""

from datetime import date
from pathlib import Path

import pytest

from bot.authoring.check import check
from bot.authoring.load import FOLDER

TODAY = date(2026, 11, 25)
GOOD = """\
flow: proef
version: 1
steps:
  een:
    ask: Zullen we beginnen?
    choices: {ja: Ja, nee: Nee}
    then:
      - {if: {een: nee}, goto: einde}
  twee:
    say: Goed zo.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    flows = tmp_path / "flows"
    flows.mkdir()
    for name in ("algemeen.yaml", "hulplijnen.yaml", "initiatieven.yaml"):
        (flows / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    return flows


def findings(folder: Path, text: str, name: str = "proef.yaml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    found = [str(problem) for problem in check(folder, today=TODAY)]
    return [line for line in found if f"/{name}:" in line and "translation" not in line]


def test_a_good_flow_has_no_findings(folder):
    assert findings(folder, GOOD) == []


@pytest.mark.parametrize(
    ("written", "instead", "line", "says"),
    [
        ("    ask: Zullen", "    vraag: Zullen", 5, "unknown key 'vraag'"),
        ("goto: einde", "goto: nergens", 8, "there is no step 'nergens'"),
        ("{een: nee}", "{een: misschien}", 5, "it has no answer 'misschien'"),
        ("{een: nee}", "{acht: nee}", 5, "condition on 'acht', which is no question"),
        ("{if: {een: nee}, goto", "{if: onbekend, goto", 8, "unknown condition 'onbekend'"),
        ("say: Goed zo.", "say: Goed zo, {naam}.", 10, "nothing is known as {naam}"),
        ("say: Goed zo.", "say: Goed zo, {naam.", 10, "the braces do not match"),
        ("ja: Ja,", 'ja: "Ja, {naam}",', 6, "nothing is known as {naam}"),
        ("say: Goed zo.", "does: toveren", 10, "unknown effect 'toveren'"),
        ("say: Goed zo.", "does: erase", 10, "says in `left` what it could not erase"),
        ("say: Goed zo.", "say: Goed zo.\n    left: Een deel staat er nog.", 10, "no other step does"),
        ("say: Goed zo.", "show: goochelen", 10, "unknown show 'goochelen'"),
        ("say: Goed zo.", "show: {card: geen}", 10, "there is no card 'geen'"),
        ("say: Goed zo.", "show: circle", 10, "line 'emotional' is missing"),
        ("say: Goed zo.", "note: alleen dit", 10, "neither says, asks, shows nor does"),
        ("ja: Ja,", "ja: Ja dat doen we heel erg graag,", 6, "longer than 4 words"),
        ("choices: {ja: Ja, nee: Nee}", "choices: Ja", 6, "it wants options by key"),
        ("    choices: {ja: Ja, nee: Nee}\n", "", 5, "a question has exactly one of"),
        ("choices: {ja: Ja, nee: Nee}", "pick: {among: buren}", 6, "unknown rule 'buren'"),
        ("- {if: {een: nee}, goto: einde}", "- {goto: einde}\n    skip: false", 11, "no way leads here"),
        ("    say: Goed zo.", "    say: Goed zo.\n    goto: twee", 10, "no way leads from here to 'einde'"),
        ("version: 1", "version: een", 2, "it wants a whole number"),
        ("version: 1", "version: 1\nversion: 2", 3, "'version' stands here twice"),
        ("say: Goed zo.", "say: Goed zo: klaar", 10, "this is not valid YAML"),
        ("say: Goed zo.", "say: {Goed zo", 11, "this is not valid YAML"),
    ],
)
def test_each_mistake_is_found_at_its_line(folder, written, instead, line, says):
    assert written in GOOD
    found = findings(folder, GOOD.replace(written, instead))
    assert any(f"proef.yaml:{line}:" in finding and says in finding for finding in found), found


def test_a_question_without_a_way_out_is_found(folder):
    closed = GOOD.replace(
        "choices: {ja: Ja, nee: Nee}\n    then:\n      - {if: {een: nee}, goto: einde}", "text: {}\n    skip: false"
    )
    assert any("without a way out" in finding for finding in findings(folder, closed))


def test_a_neutral_screen_that_not_every_touch_answers_is_found(folder):
    bare = GOOD.replace("    choices: {ja: Ja, nee: Nee}", "    bare: true\n    choices: {ja: Ja, nee: Nee}")
    assert any("any touch" in finding for finding in findings(folder, bare))
    assert findings(folder, bare.replace("ja: Ja", "ja: {button: Ja, rest: true}")) == []


def test_yaml_surprises_stay_text(folder):
    odd = GOOD.replace("{ja: Ja, nee: Nee}", "{no: Nee, on: Aan, 12:30: Half een}").replace("een: nee", "een: no")
    assert findings(folder, odd) == []


@pytest.mark.parametrize(
    "field", ["numbers", "chat", "cost", "open", "for", "text", "source", "checked", "checked_by", "status"]
)
def test_a_help_line_without_one_of_its_facts_is_refused(folder, field):
    lines = (folder / "hulplijnen.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{field}:"))
    del lines[first]
    assert any(f"{field} is missing" in finding for finding in findings(folder, "".join(lines), "hulplijnen.yaml"))


@pytest.mark.parametrize("field", ["title", "private", "danger", "share"])
def test_a_poster_without_one_of_its_texts_is_refused(folder, field):
    lines = (FOLDER / "posters.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[next(i for i, line in enumerate(lines) if line.strip().startswith(f"{field}:"))]
    assert findings(folder, "".join(lines), "posters.yaml") == [f"flows/posters.yaml:10: jongere: {field} is missing"]


def test_a_line_that_is_not_confirmed_cannot_stand_on_a_card(folder):
    text = (
        (folder / "hulplijnen.yaml").read_text(encoding="utf-8").replace("status: confirmed", "status: unconfirmed", 2)
    )
    assert any("there is no confirmed line" in finding for finding in findings(folder, text, "hulplijnen.yaml"))


def test_a_missing_translation_is_found(folder, tmp_path):
    (folder / "proef.yaml").write_text(GOOD, encoding="utf-8")
    assert any("proef.een: no en translation" in str(problem) for problem in check(folder, today=TODAY))


def test_the_real_flows_facts_and_catalogues_are_in_order():
    assert [str(problem) for problem in check(today=TODAY)] == []


@pytest.mark.parametrize(
    ("text", "says"), [("", "this file is empty"), ("# niets\n", "this file is empty"), ("flow: a\nb\0", "delete it")]
)
def test_a_file_that_is_no_text_is_a_finding_and_no_crash(folder, text, says):
    assert any(says in finding for finding in findings(folder, text))


def test_a_flow_can_say_a_shared_phrase_otherwise_but_has_none_of_its_own(folder):
    assert findings(folder, GOOD + "phrases: {done: Zo is het goed}\n") == []
    (found,) = findings(folder, GOOD + "phrases: {doen: Zo is het goed}\n")
    assert found.endswith("phrase doen: algemeen.yaml has none of that name")


def test_a_goodbye_is_a_step(folder):
    (found,) = findings(folder, GOOD.replace("version: 1\n", "version: 1\ngoodbye: drie\n"))
    assert "goodbye: there is no step 'drie'" in found
