"""The same tests on both databases."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.postgres import fresh_database
from tests.storage.stores import ELSEWHERE


@pytest.fixture(params=["sqlite", "postgresql"])
def each_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """First a file in the test's folder; then a PostgreSQL database for each folder a test uses."""
    if request.param == "sqlite":
        yield
        return
    with ExitStack() as databases:
        ELSEWHERE["postgresql"] = cache(lambda folder: databases.enter_context(fresh_database()))
        try:
            yield
        finally:
            del ELSEWHERE["postgresql"]
