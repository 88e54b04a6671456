"""What the fault tests share."""

from collections.abc import Iterator

import pytest

from tests.fakegram import webhook
from tests.faults.figures import figures
from tests.faults.matrix import EVERYWHERE, SHORTLY, settings_of

__all__ = ["figures"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that says nothing about its places runs everywhere; in the short form with each mode and database once."""
    said = {str(mark.args[0]) for mark in metafunc.definition.iter_markers("parametrize")}
    if "place" in metafunc.fixturenames and "place" not in said:
        metafunc.parametrize("place", EVERYWHERE if metafunc.config.getoption("full") else SHORTLY)


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Is this the long form, `make faults`?"""
    return bool(request.config.getoption("full"))


@pytest.fixture
def given(place: str) -> Iterator[dict[str, str]]:
    """The settings of a bot in this place."""
    with settings_of(place) as found:
        yield found


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A webhook is tried again sooner than by the real Telegram, which waits up to two minutes."""
    monkeypatch.setattr(webhook, "LONGEST_PAUSE", (0.2, 0.4))
