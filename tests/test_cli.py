"""The commands, as an operator types them: what they print, where, and their exit codes."""

import base64
import json

import pytest

from bot.cli import main


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "BOT_KEYS", "DATABASE_URL", "TELEGRAM_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def test_check_is_content_with_what_is_shipped(capsys):
    assert main(["check"]) == 0
    assert "in order" in capsys.readouterr().out


def test_try_people_answers_line_by_line(capsys, monkeypatch):
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO('oma en mn zus Fatima\n"oma\\nopa"\nniemand\n'))
    assert main(["try", "people"]) == 0
    first, second, third = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["people"] == [{"name": "oma", "relation": "oma"}, {"name": "mn zus Fatima", "relation": "zus"}]
    assert (second["text"], len(second["people"])) == ("oma\nopa", 2)
    assert (third["people"], third["nobody"]) == ([], True)


def test_a_new_key_is_32_bytes_in_base64(capsys):
    assert main(["keys", "new"]) == 0
    assert len(base64.b64decode(capsys.readouterr().out)) == 32


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("BOT_TOKEN", "", "BOT_TOKEN is missing"),
        ("BOT_TOKEN", "geheim zonder vorm", "BOT_TOKEN"),
        ("RETENTION_DAYS", "200", "RETENTION_DAYS"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL"),
        ("BOT_KEYS", "c2hvcnQ=", "BOT_KEYS"),
        ("BOT_MODE", "carrier pigeon", "BOT_MODE"),
        ("TELEGRAM_API_URL", "ftp://x", "TELEGRAM_API_URL"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it_and_exit_2(capsys, monkeypatch, name, value, says):
    monkeypatch.setenv("BOT_TOKEN", "1:TEST")
    monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1
    assert not value or value not in error


def test_a_data_folder_that_cannot_be_written_is_one_line_and_exit_2(capsys, monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "1:TEST")
    monkeypatch.setenv("DATA_DIR", "/proc/nergens")
    assert main(["run"]) == 2
    assert "DATA_DIR" in capsys.readouterr().err


@pytest.mark.parametrize(("given", "says"), [([], "Wie ben jij?"), (["--flow", "jongere"], "16 of ouder")])
def test_talking_begins_at_the_door_or_behind_the_one_that_is_named(capsys, monkeypatch, given, says):
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["talk", *given]) == 0
    assert says in capsys.readouterr().out


def test_an_unknown_conversation_is_one_line_and_exit_2(capsys):
    assert main(["talk", "--flow", "nergens"]) == 2
    assert "--flow" in capsys.readouterr().err


def test_health_is_bad_where_no_bot_is_running():
    assert main(["health"]) == 1


def test_operations_on_an_empty_store_say_what_they_did(capsys):
    assert main(["db", "upgrade"]) == 0
    assert main(["erase", "--expired"]) == 0
    assert main(["keys", "rotate"]) == 0
    assert "0 people" in capsys.readouterr().out


def test_a_broken_flow_is_one_line_with_its_place_and_exit_2(capsys, monkeypatch, tmp_path):
    import shutil

    from bot.authoring import sound

    flows = shutil.copytree(sound.FOLDER, tmp_path / "flows")
    broken = (flows / "ouder.yaml").read_text(encoding="utf-8").replace("goto: tot_later", "goto: nergens")
    (flows / "ouder.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(sound.sound, "__defaults__", (flows,))
    monkeypatch.setenv("BOT_TOKEN", "1:TEST")
    for command in (["talk"], ["run"]):
        assert main(command) == 2
        error = capsys.readouterr().err
        assert error.startswith("flows/ouder.yaml:") and "nergens" in error and error.count("\n") == 1
