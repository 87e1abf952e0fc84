"""Scenario 10: a raise for sellers needs fifteen days, a carrier's raise an approval."""

from __future__ import annotations

import csv
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quittance.app.contracts.operations.approve import (
    NoticeMissing,
    NoticeTooShort,
    RaiseRetroactive,
    approve_drafts,
)
from quittance.app.contracts.operations.load import load_contracts
from quittance.app.contracts.operations.steps import record_notice, withdraw_draft
from quittance.app.contracts.queries.in_force import contracts_in_force, version_ids
from quittance.app.platform.models import Actor
from tests.support.markets import PARTIES

PACK = Path(__file__).parents[3] / "scenarios" / "10-raise-without-notice"
TOML = """contract = "{contract}"
side     = "{side}"
entity   = "{entity}"
party    = "{party}"
currency = "{currency}"

[binds]
{binds}

[[version]]
from   = {starts}
tariff = "{starts}"
"""


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def rows(table: str) -> list[dict[str, str]]:
    with (PACK / "books" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put_forward(folder: Path, code: str, starts: str, card: str | None = None) -> None:
    """The contract of the pack with one version, priced by its card of that day or of another."""
    said = next(row for row in rows("contracts") if row["contract"] == code)
    binds = 'account = ["SELLER-1"]' if said["side"] == "sell" else 'carrier = ["CARRIER-A"]'
    target = folder / "contracts" / code
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PACK / "tariffs" / f"{said['tariff']}@{card or starts}", target / starts)
    (target / "contract.toml").write_text(TOML.format(**said, binds=binds, starts=starts), encoding="utf-8")
    (folder / "parties.csv").write_text(PARTIES, encoding="utf-8")


def test_the_story(tmp_path: Path, ada: Actor, bo: Actor) -> None:
    folder, letter = tmp_path / "market", tmp_path / "letter.eml"
    letter.write_text("Delivered 25 March 2026", encoding="utf-8")
    proposals = {row["proposal"]: row for row in rows("proposals")}
    signed = moment(rows("contracts")[0]["known_at"])
    for contract in rows("contracts"):
        put_forward(folder, contract["contract"], contract["from"])
        load_contracts(folder, actor=ada, at=signed)
        approve_drafts((), actor=bo, at=signed)

    def propose(name: str, card: str | None = None) -> tuple[str, datetime]:
        said = proposals[name]
        put_forward(folder, said["contract"], said["effective_on"], card)
        load_contracts(folder, actor=ada, at=moment(said["known_at"]))
        return said["contract"], moment(said["known_at"])

    code, when = propose("PR-1", card="2026-04-09")
    with pytest.raises(NoticeMissing, match="raises prices"):
        approve_drafts((code,), actor=bo, at=when)
    sent = moment(proposals["PR-1"]["notice_sent_on"] + "T00:00:00Z").date()
    record_notice(code, None, delivered_on=sent, proof=letter, actor=ada, at=when)
    with pytest.raises(NoticeTooShort, match="15 days from then is 2026-04-09"):
        approve_drafts((code,), actor=bo, at=when)
    withdraw_draft(code, None, reason="notice too late", actor=ada, at=when)

    code, when = propose("PR-2")
    approve_drafts((code,), actor=bo, at=when)

    code, when = propose("PR-3")
    record_notice(code, None, delivered_on=sent, proof=letter, actor=ada, at=when)
    approve_drafts((code,), actor=bo, at=when)

    found = contracts_in_force(version_ids(moment("2026-04-10T02:00:00Z")))
    assert {(one.code, plan.header.starts.isoformat()) for one in found for plan in one.plans} == {
        ("SELL-1", "2026-01-01"),
        ("SELL-1", "2026-04-09"),
        ("BUY-A", "2026-01-01"),
        ("BUY-A", "2026-04-01"),
    }


def test_no_notice_makes_a_raise_hold_for_the_past(tmp_path: Path, ada: Actor, bo: Actor) -> None:
    folder, letter = tmp_path / "market", tmp_path / "letter.eml"
    letter.write_text("Delivered long ago", encoding="utf-8")
    january, april = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 4, 9, 12, 0, tzinfo=UTC)
    put_forward(folder, "SELL-1", "2026-01-01")
    load_contracts(folder, actor=ada, at=january)
    approve_drafts((), actor=bo, at=january)
    put_forward(folder, "SELL-1", "2026-04-09")
    load_contracts(folder, actor=ada, at=april)
    record_notice("SELL-1", None, delivered_on=january.date(), proof=letter, actor=ada, at=april)
    with pytest.raises(RaiseRetroactive):
        approve_drafts((), actor=bo, at=april, no_increase="it is not much")
