"""Facts are refused where one is missing, odd, or checked too long ago."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.authoring.check import check
from bot.authoring.document import read
from bot.authoring.load import FOLDER, NETWORK
from bot.authoring.opening import hours_of
from bot.cli import main

CHECKED = date(2026, 11, 22)
HELP, INITIATIVES, COMMON, SIGNALS = "hulplijnen.yaml", "initiatieven.yaml", "algemeen.yaml", "signalen.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "flows")


def changed(folder: Path, old: str, new: str, name: str = HELP, today: date = CHECKED) -> list[str]:
    """What is found after the first `old` of a file was replaced."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in check(folder, today=today) if "translation" not in str(problem)]


def line_of(folder: Path, words: str, name: str = HELP) -> int:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("numbers: [0800-2000]", "numbers: [0800-20000]", "numbers are one or two"),
        ("numbers: [0800-2000]", "numbers: []", "numbers are one or two"),
        ('numbers: ["113", 0800-0113]', 'numbers: ["113", 0800-0113, "114"]', "numbers are one or two"),
        ("numbers: [088 0767 000]", "numbers: [bel maar]", "numbers are one or two"),
        ("site: 113.nl", "site: https://113.nl", "site is an address without https://"),
        ("    chat: true\n", "    chat: misschien\n", "chat is true, for a chat on the site"),
        ("    chat: false\n    cost", "    chat: true\n    cost", "chat is true, for a chat on the site"),
        ("for: [young]", "for: [jong]", "for is some of parent, young, near"),
        ("from: 11:00, to: 21:00", "from: 11 uur, to: 21:00", "from is a time such as 11:00"),
        ("from: 11:00, to: 21:00", "from: 21:00, to: 11:00", "it opens at a time before it closes"),
        ("from: 11:00, to: 21:00", "from: 11:00, to: 21:00, days: [mon]", "days are some of ma, di, wo"),
        ("from: 11:00, to: 21:00", "from: 11:00, to: 21:00, at: night", "unknown key 'at'"),
        ("open: {from: 11:00, to: 21:00}", "open: []", "or spans of {days, from, to}"),
        ("checked: 2026-11-22", "checked: gisteren", "checked is a date such as"),
        ("    status: confirmed", "    status: zeker", "status is one of confirmed, unconfirmed"),
        ("    cost: gratis\n", "", "cost is missing"),
    ],
)
def test_an_odd_value_is_found_at_its_line(folder, old, new, says):
    where = (FOLDER / HELP).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    found = [finding for finding in changed(folder, old, new) if says in finding]
    assert found
    assert abs(int(found[0].split(":")[1]) - where) <= 4


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("lines: [kindertelefoon, z113]", "lines: [alarm, kindertelefoon]", "no line is always open, besides"),
        ("lines: [alarm, veilig_thuis, z113, luisterlijn]", "lines: [kindertelefoon, z113]", "is not for parent"),
        ("lines: [alarm, veilig_thuis, z113, luisterlijn]", "lines: [z113, fier]", "there is no confirmed line 'fier'"),
        ("    near: *hulp\n", "", "hulp: near is missing"),
        ("text: Hier zijn mensen die met je meedenken. Ook als je twijfelt of het erg genoeg is, mag je bellen.",
         "text: Bel maar.", "its words are shorter than 60 characters"),
        ("asks: {signaal_bang: violence}", "asks: {bericht: violence}", "it asks 'bericht', which is no question"),
        ("asks: {signaal_bang: violence}", "asks: {start: violence}", "it asks 'start', which is no question"),
        ("asks: {signaal_bang: violence}", "asks: {signaal_bang: geweld}", "a yes leads to 'geweld', which is no card"),
        ("  suicide:\n", "  dood:\n", "suicide: there is no card of this name"),
        ("  hulp:\n", "  help:\n", "there is no card 'hulp'"),
    ],
)  # fmt: skip
def test_a_card_that_would_leave_somebody_alone_is_refused(folder, old, new, says):
    assert [finding for finding in changed(folder, old, new) if says in finding]


@pytest.mark.parametrize("old", ["    soft: true\n", "    kept: false\n    choices: &zacht"])
def test_a_soft_question_that_is_none_is_refused(folder, old):
    found = changed(folder, old, "    choices: &zacht" if "zacht" in old else "", COMMON)
    assert [finding for finding in found if "which is no question" in finding]


def test_a_soft_question_needs_a_no(folder):
    found = changed(folder, "      nee: {button: Nee, also: [nooit", "      neen: {button: Nee, also: [nooit", COMMON)
    assert [finding for finding in found if "which has no ja and no nee" in finding]


def test_a_line_that_is_not_confirmed_stands_in_the_file_and_on_no_card(folder):
    text = (folder / HELP).read_text(encoding="utf-8")
    fier = text[text.index("  luisterlijn:\n") : text.index("\n# A card has")]
    fier = fier.replace("luisterlijn:", "fier:", 1).replace("status: confirmed", "status: unconfirmed")
    assert changed(folder, "\n# A card has", f"{fier}\n# A card has") == []


def test_an_unknown_audience_of_a_flow_is_found(folder):
    found = changed(folder, "audience: parent", "audience: oma", "ouder.yaml")
    assert any("audience: it is one of" in finding for finding in found)


# Growing old


@pytest.mark.parametrize(
    ("days", "warned", "failed"),
    [(0, 0, 0), (92, 0, 0), (93, 1, 0), (183, 1, 0), (184, 0, 1), (4000, 0, 1), (-1, 0, 1)],
)
@pytest.mark.parametrize("name", [HELP, INITIATIVES])
def test_what_was_checked_three_months_ago_warns_and_after_six_it_fails(folder, name, days, warned, failed):
    today = date(2030, 6, 1)
    for each in (HELP, INITIATIVES):
        text = (folder / each).read_text(encoding="utf-8")
        (folder / each).write_text(text.replace("checked: 2026-11-22", "checked: 2030-06-01"), encoding="utf-8")
    checked = (today - timedelta(days=days)).isoformat()
    found = changed(folder, "checked: 2030-06-01", f"checked: {checked}", name, today)
    assert len(found) == warned + failed
    assert len([finding for finding in found if ": warning: " in finding]) == warned
    assert all(f"{name}:{line_of(folder, 'checked: ', name)}:" in finding for finding in found)


def test_what_is_not_shown_may_grow_old(folder):
    text = (folder / INITIATIVES).read_text(encoding="utf-8")
    (folder / INITIATIVES).write_text(text.replace("checked: 2026-11-22", "checked: 2010-01-01", 1), encoding="utf-8")
    assert changed(folder, "    status: confirmed", "    status: unconfirmed", INITIATIVES) == []


def test_the_command_passes_with_a_warning_and_fails_with_an_error(capsys):
    assert main(["check", "--on", (CHECKED + timedelta(days=100)).isoformat()]) == 0
    warned = capsys.readouterr().out
    assert "warning: " in warned and "in order" in warned
    assert main(["check", "--on", (CHECKED + timedelta(days=200)).isoformat()]) == 1
    assert "in order" not in capsys.readouterr().out


# Opening hours


def test_hours_are_always_or_one_or_more_spans_of_a_week():
    def written(text: str):
        problems: list = []
        found = hours_of("x", read(f"open: {text}\n", "x.yaml").items["open"], problems)
        assert problems == []
        return [(sorted(span.days), span.opens, span.closes) for span in found.spans]

    assert written("always") == []
    assert written("{from: 9:00, to: 24:00}") == [([0, 1, 2, 3, 4, 5, 6], 540, 1440)]
    assert written("[{days: [ma, vr], from: 08:30, to: 17:00}, {days: za, from: 9:00, to: 12:00}]") == [
        ([0, 4], 510, 1020),
        ([5], 540, 720),
    ]


def test_a_network_that_cannot_be_read_or_is_not_there_is_found(folder):
    network = folder / NETWORK
    network.write_bytes(network.read_bytes()[:1000])
    assert [str(problem) for problem in check(folder, today=CHECKED) if problem.file == f"flows/{NETWORK}"] == [
        f"flows/{NETWORK}:1: the third ear cannot be read: BadZipFile; take this file from the repository anew"
    ]
    network.unlink()
    assert [str(problem) for problem in check(folder, today=CHECKED)] == [
        f"flows/{NETWORK}:1: this file is missing: it is in the repository"
    ]
