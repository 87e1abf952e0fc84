"""A small market: a seller, a carrier, and prices by weight on both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.operations.approve import approve_drafts
from quittance.app.contracts.operations.load import load_contracts
from quittance.app.contracts.operations.steps import preview_draft
from quittance.app.facts.operations.ingest import Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.run import Rated, RatingRooms, rate_month
from quittance.config.workspace import Workspace
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table
from tests.support.markets import write_market

APRIL = date(2026, 4, 1)


class Market:
    """The workspace of the market, and what its people do."""

    def __init__(self, workspace: Workspace, folder: Path, at: datetime) -> None:
        self.workspace, self.folder, self.at = workspace, folder, at
        self.storage = Storage(workspace.lake)
        self.writer = Actor.objects.create(name="Ada", kind="person")
        self.approver = Actor.objects.create(name="Bo", kind="person")
        self.files = 0

    def agree(self, known: datetime | None = None, **tariffs: str) -> None:
        """Loads and approves the contracts, their price tables as given: `sell=...`, `buy=...`."""
        write_market(self.folder, **tariffs)
        when = known or self.at
        load_contracts(self.folder, actor=self.writer, at=when)
        for draft in ContractVersion.objects.filter(state="draft").select_related("contract"):
            preview_draft(draft.contract.code, draft.from_date, actor=self.approver, at=when)
        approve_drafts((), actor=self.approver, at=when, no_increase="agreed with the seller")

    def deliver(self, table: str, *lines: str, known: datetime | None = None) -> None:
        """Takes lines under a heading into a table."""
        self.files += 1
        path = self.folder / f"{self.files}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = find_table(table)
        assert found is not None
        rooms = Rooms(self.storage, self.workspace.locks, self.workspace.spill, self.workspace.parked, "UTC")
        when = known or self.at
        done = ingest(path, found, source="wms", rooms=rooms, actor=self.writer, at=when, clock=lambda: when)
        assert not done.parked, done

    def rate(
        self,
        known: datetime | None = None,
        month: int = 4,
        only: tuple[str, ...] = (),
        chosen: Chosen | None = None,
    ) -> Rated:
        """Rates April or another month, knowing what was known by then."""
        rooms = RatingRooms(self.storage, self.workspace.locks, self.workspace.spill, self.workspace.unrated)
        when = known or self.at
        period = APRIL.replace(month=month)
        return rate_month(
            period, rooms=rooms, actor=self.writer, at=when, clock=lambda: when, chosen=chosen or Chosen(only)
        )

    def charges(self, columns: str = "subject_id, side, amount, reason") -> list[tuple[object, ...]]:
        """The rows of charges, in the order in which they became known."""
        table = find_table("charges")
        assert table is not None
        pinned = pin(open_catalog(self.storage), table)
        with duckdb.connect() as connection:
            return connection.execute(
                f"SELECT {columns} FROM {pinned.relation()}"
                " ORDER BY known_at, subject_id, side, charge, bearer"
            ).fetchall()

    def prices(self) -> dict[tuple[str, str], Decimal]:
        """What each parcel costs or is charged, as known now, by parcel and side."""
        found: dict[tuple[str, str], Decimal] = {}
        for subject_id, side, amount in self.charges("subject_id, side, amount"):
            key = (str(subject_id), str(side))
            found[key] = found.get(key, Decimal(0)) + Decimal(str(amount))
        return found


MakeMarket = Callable[[], Market]


ON_SQLITE = pytest.mark.parametrize("workspace", ["sqlite"], indirect=True)
"""What runs work out is the lake's business; modules marked so are tried on one kind of books."""


@pytest.fixture
def market(workspace: Workspace, tmp_path: Path, at: datetime) -> Market:
    """Contracts from January on; no parcels yet."""
    made = Market(workspace, tmp_path / "market", at)
    made.agree()
    return made
