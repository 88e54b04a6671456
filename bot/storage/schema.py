"""Bringing a database to this version's tables, from empty or from any earlier version."""

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from bot.settings import CannotStart
from bot.storage.tables import LOCKS

HEAD = "0002"  # the newest revision; known here so that a database that has it starts without loading Alembic


def upgrade(connection: Connection) -> None:
    """Apply what is missing, in the caller's transaction, one replica at a time; refuse a newer version's database."""
    if revision_of(connection) == HEAD:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCKS)))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        if revision_of(connection) == HEAD:
            return
    _apply(connection)


def _apply(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if (revision := revision_of(connection)) is not None and revision not in known:
        raise CannotStart("The database comes from a newer version of Steunkring; install that version.")
    command.upgrade(config, "head")


def revision_of(connection: Connection) -> str | None:
    """The revision that the database says it has."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
