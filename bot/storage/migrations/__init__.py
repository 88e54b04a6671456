"""Alembic migrations, applied in code when a database is opened."""
