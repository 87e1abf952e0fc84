"""Parties of earlier books keep what was known of them, as the first line of their history."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from quittance.app.parties.queries.as_of import party_as_of
from quittance.app.platform.operations.actors import SYSTEM, add_actor
from quittance.app.platform.operations.events import record_event
from quittance.config.books import migrate_books
from quittance.config.workspace import Workspace


@pytest.mark.usefixtures("workspace")
def test_what_earlier_books_knew_becomes_history(workspace: Workspace, at: datetime) -> None:
    MigrationExecutor(connection).migrate([("parties", "0001_initial")])
    before = MigrationExecutor(connection).loader.project_state([("parties", "0001_initial")]).apps
    before.get_model("parties", "Party").objects.create(
        code="A", role="carrier", legal_name="Carrier A Ltd", country="GB"
    )
    system = add_actor(name=SYSTEM, kind="worker", role="system", by=None, at=at)
    record_event(stream="contracts", deed="contracts.loaded", about="market", actor=system, at=at)
    migrate_books()
    party = party_as_of("A", on=date(2020, 1, 1), known_at=at)
    (profile,) = party.items
    assert (profile.values["role"], profile.values["legal_name"]) == ("carrier", "Carrier A Ltd")
    assert [(entry.number, entry.known_at, entry.actor.name) for entry in party.entries] == [(1, at, SYSTEM)]
