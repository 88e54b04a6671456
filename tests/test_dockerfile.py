"""The image cannot be built where the tests run; these promises can be read off its recipe."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
LINES = [(word, rest) for word, rest in re.findall(r"^([A-Z]+) (.+)$", TEXT, re.MULTILINE) if word != "ARG"]
FINAL = LINES[max(number for number, (word, _) in enumerate(LINES) if word == "FROM") :]
COPIED = {source for word, rest in LINES if word == "COPY" and "--from" not in rest for source in rest.split()[:-1]}


def test_the_bot_runs_as_a_number_that_is_not_root() -> None:
    users = [rest for word, rest in FINAL if word == "USER"]
    assert users
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", users[-1])


def test_every_download_is_a_wheel_with_a_known_hash() -> None:
    installs = re.findall(r"pip [^&\n]*install [^&\n]*", TEXT)
    assert len(installs) == 2
    assert "--require-hashes --only-binary :all:" in installs[0]
    assert "--no-index --no-deps --no-build-isolation" in installs[1]


def test_only_what_exists_and_is_let_in_is_copied() -> None:
    _, shut_out, *others = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert shut_out == "*"
    assert {line[1:] for line in others if line.startswith("!")} == COPIED
    assert [source for source in COPIED if not (ROOT / source).exists()] == []


def test_no_secret_gets_in() -> None:
    assert "ADD" not in dict(LINES)
    assert not {".", ".env", "data", ".git"} & COPIED
    assert not re.search(r"(TOKEN|SECRET|KEYS|PASSWORD)\s*=", TEXT)


def test_the_image_says_how_to_start_stop_and_look() -> None:
    said = dict(FINAL)
    assert (said["ENTRYPOINT"], said["CMD"]) == ('["python", "-m", "bot"]', '["run"]')
    assert said["HEALTHCHECK"].endswith('CMD ["python", "-m", "bot", "health"]')
    assert (said["STOPSIGNAL"], said["VOLUME"]) == ("SIGTERM", "/data")
