"""Bringing a database to this version's tables, from empty or from any earlier version."""

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, func, insert, inspect, select, text

from bot.settings import CannotStart
from bot.storage.tables import EVERYONE, LOCKS, metadata, pace

_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
HEAD = "0004"  # the newest revision; known here so that a database that has it starts without loading Alembic


def upgrade(connection: Connection) -> None:
    """Apply what is missing, in the caller's transaction, one replica at a time; refuse a newer version's database."""
    if revision_of(connection) == HEAD:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCKS)))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
    revision = revision_of(connection)  # another replica may have been first
    if revision is None:
        make(connection)
    elif revision != HEAD:
        migrate(connection)


def make(connection: Connection) -> None:
    """The tables of this version in an empty database, without loading Alembic; the tests see to it that the
    migrations lead to the same."""
    metadata.create_all(connection)
    connection.execute(insert(pace).values(person_id=EVERYONE, free_at=0))
    _version.create(connection)
    connection.execute(insert(_version).values(version_num=HEAD))


def migrate(connection: Connection, revision: str = "head") -> None:
    """From any version before to this one, or to `revision`."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if (found := revision_of(connection)) is not None and found not in known:
        raise CannotStart("The database comes from a newer version of Steunkring; install that version.")
    command.upgrade(config, revision)


def revision_of(connection: Connection) -> str | None:
    """The revision that the database says it has."""
    if not inspect(connection).has_table(_version.name):
        return None
    found: str | None = connection.execute(select(_version.c.version_num)).scalar()
    return found
