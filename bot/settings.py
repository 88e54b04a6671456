"""What the operator decides: the environment, and beside it an optional `.env`."""

import base64
import binascii
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PUBLIC_API = "https://api.telegram.org"
DATABASE = "steunkring.db"
DATABASE_URL = r"sqlite:///(?!:memory:)[^?]+|postgresql://\S+/\S*"
DATABASES = "sqlite:///path or postgresql://user:password@host/name"
USERNAME = r"[A-Za-z][A-Za-z0-9_]{3,31}"
KEY_BYTES = 32
MOST_DAYS = 90  # what we promise people at most, whatever the operator would like
LONGEST_CONTACT = 100
CONTACT = rf"(?!.{{{LONGEST_CONTACT + 1}}})(?:https://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class CannotStart(Exception):
    """Why the bot stops here: one line for the operator, and the exit code. Never a secret in it."""

    def __init__(self, line: str, code: int = 2) -> None:
        super().__init__(line)
        self.code = code


class SettingsError(CannotStart):
    """A variable has a wrong value; the line names it and says what it wants."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. Secrets stay out of its repr."""

    data_dir: Path
    database_url: str = field(repr=False)
    bot_token: str = field(default="", repr=False)
    bot_username: str = ""
    telegram_api_url: str = PUBLIC_API
    bot_mode: str = "polling"
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    listen: str = "127.0.0.1:8080"
    listen_given: bool = False  # polling needs no port, and takes one only when told to
    bot_keys: tuple[bytes, ...] = field(default=(), repr=False)
    retention_days: int = 30
    contact: str = ""
    log_level: str = "INFO"


def read_settings(environ: Mapping[str, str] = os.environ, folder: Path = Path()) -> Settings:
    """The settings of `environ`, which wins, and of `folder/.env`. An empty value counts as none."""
    given = {name: value.strip() for name, value in {**_dotenv(folder / ".env"), **environ}.items() if value.strip()}
    data_dir = Path(given.get("DATA_DIR", "data"))
    return Settings(
        data_dir=data_dir,
        database_url=_like(given, "DATABASE_URL", DATABASE_URL, DATABASES, f"sqlite:///{data_dir / DATABASE}"),
        bot_token=_like(given, "BOT_TOKEN", r"[0-9]+:[^\s/]+", "the token that @BotFather gives, digits:letters"),
        bot_username=_like(given, "BOT_USERNAME", USERNAME, "the name of the bot, without @"),
        telegram_api_url=_address(given, "TELEGRAM_API_URL", PUBLIC_API, "https", "http"),
        bot_mode=_one_of(given, "BOT_MODE", "polling", "webhook"),
        webhook_url=_address(given, "WEBHOOK_URL", "", "https"),
        webhook_secret=_like(given, "WEBHOOK_SECRET", r"[A-Za-z0-9_-]{1,256}", "1 to 256 of A-Z a-z 0-9 _ -"),
        listen=_like(given, "LISTEN", r"\S+:[0-9]{1,5}", "host:port", "127.0.0.1:8080"),
        listen_given="LISTEN" in given,
        bot_keys=_keys(given),
        retention_days=_days(given),
        contact=_contact(given),
        log_level=_one_of({**given, "LOG_LEVEL": given.get("LOG_LEVEL", "INFO").upper()}, "LOG_LEVEL", "INFO", *LEVELS),
    )


def read_keys(text: str) -> tuple[bytes, ...]:
    """Keys from their base64, comma-separated, newest first; ValueError where one is none."""
    try:
        keys = tuple(base64.b64decode(part.strip(), validate=True) for part in text.split(","))
    except binascii.Error as wrong:
        raise ValueError("not base64") from wrong
    if any(len(key) != KEY_BYTES for key in keys) or len(set(keys)) < len(keys):
        raise ValueError("not 32 bytes each, or one twice")
    return keys


def _dotenv(path: Path) -> dict[str, str]:
    """NAME=value lines; `#` begins a comment line, quotes around a value are dropped."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as wrong:
        raise SettingsError(f"{path} cannot be read; it wants NAME=value lines in UTF-8.") from wrong
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not (match := re.fullmatch(r"\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*", line)):
            raise SettingsError(f"{path}, line {number}: wants NAME=value.")
        quoted = re.fullmatch(r"([\"'])(.*)\1", match[2])
        found[match[1]] = quoted[2] if quoted else match[2]
    return found


def _like(given: Mapping[str, str], name: str, pattern: str, wants: str, default: str = "") -> str:
    if name not in given:
        return default
    if not re.fullmatch(pattern, given[name]):
        raise SettingsError(f"{name} wants {wants}.")
    return given[name]


def _one_of(given: Mapping[str, str], name: str, default: str, *others: str) -> str:
    choices = dict.fromkeys((default, *others))
    return _like(given, name, "|".join(choices), f"one of {', '.join(choices)}", default)


def _address(given: Mapping[str, str], name: str, default: str, *schemes: str) -> str:
    if name not in given:
        return default
    try:
        parts = urlsplit(given[name])
        fits = (
            parts.scheme in schemes
            and bool(parts.hostname and parts.hostname.encode("idna"))
            and (parts.port or 1)
            and not (parts.query or parts.username or parts.password)
        )
    except ValueError:
        fits = False
    if not fits:
        raise SettingsError(f"{name} wants an address that begins with {' or '.join(s + '://' for s in schemes)}.")
    return given[name].rstrip("/")


def _contact(given: Mapping[str, str]) -> str:
    """Shown to people as it stands, so nothing else fits in it."""
    wants = f"an e-mail address, or an address that begins with https://, of at most {LONGEST_CONTACT} characters"
    found = _like(given, "CONTACT", CONTACT, wants)
    return _address(given, "CONTACT", "", "https") if found.startswith("https://") else found


def _keys(given: Mapping[str, str]) -> tuple[bytes, ...]:
    try:
        return read_keys(given["BOT_KEYS"]) if "BOT_KEYS" in given else ()
    except ValueError:
        raise SettingsError(
            "BOT_KEYS wants base64 of 32 bytes, newest first, comma-separated; `keys new` makes one."
        ) from None


def _days(given: Mapping[str, str]) -> int:
    days = _like(given, "RETENTION_DAYS", r"[0-9]{1,2}", f"a number of days from 1 to {MOST_DAYS}", "30")
    if not 1 <= int(days) <= MOST_DAYS:
        raise SettingsError(f"RETENTION_DAYS wants a number of days from 1 to {MOST_DAYS}.")
    return int(days)
