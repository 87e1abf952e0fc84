"""Triggers that keep append-only tables append-only, on SQLite and PostgreSQL.

SQLite loses the triggers of a table that a migration remakes, so they are put back after every migration.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = ("platform_event",)
"""Tables whose rows are only added."""

_FUNCTION = """
CREATE OR REPLACE FUNCTION quittance_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$
"""


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    """Makes them all anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in APPEND_ONLY:
            for deed in ("UPDATE", "DELETE"):
                name = _name(table, deed)
                if connection.vendor == "postgresql":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                    cursor.execute(
                        f"CREATE TRIGGER {name} BEFORE {deed} ON {table}"
                        " FOR EACH STATEMENT EXECUTE FUNCTION quittance_append_only()"
                    )
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                    cursor.execute(
                        f"CREATE TRIGGER {name} BEFORE {deed} ON {table}"
                        f" BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
                    )


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there."""
    wanted = [_name(table, deed) for table in APPEND_ONLY for deed in ("UPDATE", "DELETE")]
    query = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in present]


def _name(table: str, deed: str) -> str:
    return f"{table}_no_{deed.lower()}"
