"""How Django connects to the books: SQLite with a write-ahead log, or PostgreSQL."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;"
    " PRAGMA secure_delete=ON;"  # what is erased is overwritten in the file
)
_WAIT_SECONDS = 20


def database_settings(database: str) -> dict[str, Any]:
    """The entry of DATABASES for a path of SQLite or a URL of PostgreSQL.

    SQLite transactions begin IMMEDIATE: one that reads and then writes would else fail when two meet.
    """
    if not database.startswith(("postgresql://", "postgres://")):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": database,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": _WAIT_SECONDS,
                "init_command": _PRAGMAS,
            },
        }
    url = urlsplit(database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": {},
    }
