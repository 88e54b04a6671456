"""Options of the test run."""

import pytest

from tests.faults.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the bot's part of the transcripts anew")
    parser.addoption("--full", action="store_true", help="the fault tests in their long form, an hour")
