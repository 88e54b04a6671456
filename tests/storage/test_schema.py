"""The migrations lead to the tables that the code knows; no question to them looks at everybody."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from bot.sharing.wanted import Wanted
from bot.storage import erasing, inbox, links, people, postgres, schema, sqlite
from bot.storage.store import Store, Transaction
from bot.storage.tables import metadata
from tests.postgres import fresh_database
from tests.storage.stores import NOW, a_store, claim, play, receive, said
from tests.storage.visiting import Visiting, starts

WAITING_ONLY = {  # these hold what waits to be handled or was sent a minute ago, nothing of people who are silent
    "SCAN inbox USING COVERING INDEX inbox_waiting",
    "SCAN outbox",
    "SCAN outbox USING INDEX outbox_order",
    "SCAN pace",
}


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def described(connection: Connection, table: str) -> list[tuple[object, ...]]:
    """Its indexes, with what they are limited to."""
    return [
        (one["name"], one["column_names"], one["unique"], [str(part) for part in one["dialect_options"].values()])
        for one in inspect(connection).get_indexes(table)
    ]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ExitStack() as stack:
        if request.param == "sqlite":
            engine = sqlite.connect(tmp_path / "leeg.db")
        else:
            engine = postgres.connect(stack.enter_context(fresh_database()))
        yield engine
        engine.dispose()


def test_the_migrations_and_the_short_way_lead_to_the_tables_of_the_code(empty: Engine) -> None:
    found = []
    for way in (schema.migrate, schema.make):
        with empty.begin() as connection:
            way(connection)
            assert differences(connection) == []
            assert schema.revision_of(connection) == schema.HEAD
            rows = {table: connection.execute(table.select()).all() for table in metadata.sorted_tables}
            indexes = {name: described(connection, name) for name in metadata.tables}
            found.append((rows, indexes))
            metadata.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))
    assert found[0] == found[1]


def test_a_database_of_the_first_version_is_brought_up_to_date(empty: Engine) -> None:
    """With a message that was being sent when the old version stopped."""
    with empty.begin() as connection:
        schema.migrate(connection, "0001")
        columns = "person_id, update_id, n, payload, state, tries, not_before"
        connection.execute(text(f"INSERT INTO outbox ({columns}) VALUES (7, 1, 0, :p, 1, 0, 0)"), {"p": b"verzegeld"})  # noqa: S608
    with empty.begin() as connection:
        schema.upgrade(connection)
        assert differences(connection) == []
        assert connection.execute(text("SELECT lane, claimed_by FROM outbox")).all() == [(1, 0)]


def test_the_newest_revision_is_the_one_the_code_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


@pytest.mark.parametrize("work", ["receive", "play", "claim", "link", "expire"])
def test_no_statement_looks_at_every_person(work: str, tmp_path: Path) -> None:
    seen: list[str] = []
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"), said(2, 8, "hallo"))
        store.run_now(lambda tx: driver(tx).set_trace_callback(seen.append))
        match work:
            case "receive":
                receive(store, said(3, 7, "nog iets"))
            case "play":
                play(store)
            case "claim":
                claim(store)
                store.run_now(lambda tx: people.gone(tx, [7], NOW))
            case "link":
                use_a_link(store)
            case "expire":
                store.run_now(lambda tx: erasing.erase_expired(tx, NOW + timedelta(days=40)))
        store.run_now(lambda tx: driver(tx).set_trace_callback(None))
        questions = [statement for statement in seen if statement.startswith(("SELECT", "UPDATE", "DELETE"))]
        plans = store.run_now(lambda tx: [plan(tx, statement) for statement in questions])
    assert plans
    scans = {line for lines in plans for line in lines if line.startswith("SCAN ")}
    assert scans <= WAITING_ONLY


def use_a_link(store: Store) -> None:
    """Everything that is done with one."""
    made = store.run_now(lambda tx: links.make(tx, 7, Wanted("", "ouder"), NOW))
    assert made
    receive(store, starts(3, 9, made.code))
    play(store, turns=Visiting())
    store.run_now(lambda tx: links.of_maker(tx, 7, NOW + timedelta(days=40)))
    store.run_now(lambda tx: (links.pause(tx, 7, made.number), links.resume(tx, 7, made.number)))
    store.run_now(lambda tx: (links.end(tx, 7, made.number, NOW), links.remove(tx, 7, made.number)))


def driver(tx: Transaction) -> sqlite3.Connection:
    found = tx.connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def plan(tx: Transaction, statement: str) -> list[str]:
    return [row[3] for row in driver(tx).execute(f"EXPLAIN QUERY PLAN {statement}")]


def test_heads_are_found_by_index(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        assert store.run_now(lambda tx: inbox.oldest_of_each(tx, 0)) == ([], 0)
        found = store.run_now(lambda tx: tx.connection.execute(text("PRAGMA index_list(inbox)")).all())
    assert "inbox_waiting" in {row[1] for row in found}
