from __future__ import annotations

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from quittance.app.platform.models import Actor, Event
from quittance.app.platform.operations.events import record_event
from quittance.app.platform.queries.chain import broken_chains
from quittance.app.platform.triggers import APPEND_ONLY, create_triggers, missing_triggers
from quittance.config.workspace import Workspace

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def three_events(at: datetime) -> list[Event]:
    actor = Actor.objects.create(name="Ada", kind="person")
    return [
        record_event(stream="runs", deed="run.done", about=f"r{number}", actor=actor, at=at, after={"n": "é"})
        for number in range(3)
    ]


def test_links_of_a_stream_follow_each_other(three_events: list[Event]) -> None:
    assert [event.number for event in three_events] == [1, 2, 3]
    assert [event.previous_hash for event in three_events[1:]] == [event.hash for event in three_events[:-1]]
    assert broken_chains() == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE platform_event SET about = 'x' WHERE number = 2", "DELETE FROM platform_event WHERE number = 3"],
)
def test_rows_are_only_added(three_events: list[Event], statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE platform_event SET about = 'x' WHERE number = 2",
        "UPDATE platform_event SET after = NULL WHERE number = 1",
        "DELETE FROM platform_event WHERE number = 3",
        "UPDATE platform_event SET number = 4 WHERE number = 3",
    ],
)
def test_what_was_changed_behind_the_triggers_shows_in_the_chain(
    three_events: list[Event], statement: str
) -> None:
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
        cursor.execute(statement)
    assert [finding.code for finding in broken_chains()] == ["CHAIN_BROKEN"]


def test_triggers_that_are_gone_are_named_and_put_back(workspace: Workspace) -> None:
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
    assert missing_triggers(connection) == [
        f"{table}_no_{deed}" for table in APPEND_ONLY for deed in ("update", "delete")
    ]
    create_triggers(connection)
    assert missing_triggers(connection) == []


def _drop_triggers(cursor) -> None:  # type: ignore[no-untyped-def]
    for table in APPEND_ONLY:
        for deed in ("update", "delete"):
            of_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_no_{deed}{of_table}")
