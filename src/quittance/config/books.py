"""Opens the books of a workspace for this process."""

from __future__ import annotations

import os

from quittance.config.workspace import Workspace
from quittance.kernel.refusal import Refusal


class BooksBehind(Refusal):
    """The database lacks migrations of this version of Quittance."""

    code = "BOOKS_BEHIND"


def open_books(workspace: Workspace, *, behind: bool = False) -> None:
    """Makes the workspace's database the one that models use in this process.

    Refuses with `BooksBehind` a database that lacks migrations, unless `behind` is allowed (to migrate it).
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "quittance.config.settings"
    os.environ["QUITTANCE_WORKSPACE"] = str(workspace.folder)
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    _point_to(workspace)
    if not behind and (missing := missing_migrations()):
        raise BooksBehind(
            f"The books of {workspace.folder} lack what this version needs, from {missing[0]} on.",
            f"Bring them up to date: quittance migrate --workspace {workspace.folder}",
        )


def without_books() -> None:
    """Lets this process use what stands beside models, where no workspace is needed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quittance.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def missing_migrations() -> list[str]:
    """The names of the migrations that the open books lack, in their order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate_books() -> list[str]:
    """Applies what is missing, then puts the triggers back. The names of the migrations applied."""
    from django.core.management import call_command
    from django.db import connection

    from quittance.app.platform.triggers import create_triggers

    missing = missing_migrations()
    call_command("migrate", verbosity=0, interactive=False)
    create_triggers(connection)
    return missing


def _point_to(workspace: Workspace) -> None:
    """A process that has another workspace open moves on to this one (tests, and services of several)."""
    from django.db import connections

    from quittance.config.database import database_settings

    wanted = database_settings(workspace.database)
    current = connections.settings["default"]
    if any(current.get(name) != value for name, value in wanted.items()):
        if hasattr(connections._connections, "default"):  # type: ignore[attr-defined]
            connections["default"].close()
            delattr(connections._connections, "default")  # type: ignore[attr-defined]
        current.update(wanted)
