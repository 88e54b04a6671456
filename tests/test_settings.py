"""Settings come from the environment and `.env`; a wrong one is named, its value never shown."""

import base64
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

KEY = base64.b64encode(bytes(range(32))).decode()


def test_nothing_given_is_enough_to_begin(tmp_path: Path) -> None:
    found = read_settings({}, tmp_path)
    assert found == Settings(data_dir=Path("data"), database_url="sqlite:///data/steunkring.db")
    assert (found.bot_mode, found.retention_days, found.listen) == ("polling", 30, "127.0.0.1:8080")


def test_everything_can_be_given(tmp_path: Path) -> None:
    given = {
        "BOT_TOKEN": "123456:ABC", "TELEGRAM_API_URL": "http://127.0.0.1:8081/", "BOT_MODE": "webhook",
        "WEBHOOK_URL": "https://voorbeeld.nl/bot", "WEBHOOK_SECRET": "ge-heim_1", "LISTEN": "0.0.0.0:80",
        "DATA_DIR": "/data", "DATABASE_URL": "sqlite:///elders.db",
        "RETENTION_DAYS": "90", "LOG_LEVEL": "debug",
    }  # fmt: skip
    given["BOT_KEYS"] = f"{KEY},{base64.b64encode(bytes(32)).decode()}"
    found = read_settings(given, tmp_path)
    assert found.telegram_api_url == "http://127.0.0.1:8081"
    assert found.bot_keys == (bytes(range(32)), bytes(32))
    assert (found.retention_days, found.log_level, found.database_url) == (90, "DEBUG", "sqlite:///elders.db")


def test_dotenv_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('# uitleg\n\nexport BOT_TOKEN="1:UIT_BESTAND"\nRETENTION_DAYS = 7\nLISTEN=\n')
    found = read_settings({"RETENTION_DAYS": "8", "LOG_LEVEL": ""}, tmp_path)
    assert (found.bot_token, found.retention_days, found.listen) == ("1:UIT_BESTAND", 8, "127.0.0.1:8080")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "geheim"),
        ("BOT_TOKEN", "12:geh eim"),
        ("BOT_TOKEN", "12:geheim/x"),
        ("TELEGRAM_API_URL", "ftp://geheim"),
        ("TELEGRAM_API_URL", "https://geheim:poort"),
        ("TELEGRAM_API_URL", "https://geheim..example"),
        ("BOT_MODE", "geheim"),
        ("WEBHOOK_URL", "http://geheim"),
        ("WEBHOOK_SECRET", "geheim!"),
        ("LISTEN", "geheim"),
        ("DATABASE_URL", "mysql://geheim"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql+asyncpg://geheim@host/name"),
        ("DATABASE_URL", "postgresql://"),
        ("BOT_KEYS", "geheim"),
        ("BOT_KEYS", f"{KEY},{KEY}"),
        ("BOT_KEYS", "AAAA"),
        ("CONTACT", "bel me maar"),
        ("CONTACT", "http://voorbeeld.nl"),
        ("CONTACT", "https://voorbeeld.nl/?q=1"),
        ("CONTACT", "privacy@voorbeeld"),
        ("CONTACT", f"{'a' * 100}@voorbeeld.nl"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "91"),
        ("RETENTION_DAYS", "geheim"),
        ("LOG_LEVEL", "geheim"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value}, tmp_path)
    line = str(caught.value)
    assert line.startswith(f"{name} wants ")
    assert "\n" not in line
    assert "geheim" not in line
    assert KEY not in line
    assert caught.value.code == 2


def test_a_line_of_dotenv_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=1:X\ngeheim\n")
    with pytest.raises(SettingsError, match=r"\.env, line 2: wants NAME=value") as caught:
        read_settings({}, tmp_path)
    assert "geheim" not in str(caught.value)


def test_secrets_stay_out_of_the_repr(tmp_path: Path) -> None:
    shown = repr(read_settings({"BOT_TOKEN": "1:GEHEIM", "WEBHOOK_SECRET": "GEHEIM", "BOT_KEYS": KEY}, tmp_path))
    assert "GEHEIM" not in shown
    assert "bot_keys" not in shown
