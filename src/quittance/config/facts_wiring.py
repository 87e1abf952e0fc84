"""Which operation answers a command about what facts mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.opened import now, open_workspace, storage_of
from quittance.interfaces.cli.facts_tools import (
    ContradictionRow,
    DaysComplete,
    EventRow,
    FeedCounts,
    GapRow,
    ParcelStatus,
    ParcelWeight,
    ReadingRow,
)

if TYPE_CHECKING:
    from quittance.app.facts.queries.completeness import Completeness
    from quittance.core.measurements.rule import BillingWeightRule


class FactsWiring:
    """Weights, states and completeness of `WorkspaceTools`."""

    def facts_weight(self, folder: Path, parcel: str, rule: Path) -> ParcelWeight | None:
        """As known now."""
        workspace = open_workspace(folder)
        from quittance.app.facts.queries.weight import weight_of
        from quittance.core.measurements.rule import READERS

        found = weight_of(
            parcel,
            _rule_in(rule),
            storage=storage_of(workspace),
            time_zone=workspace.time_zone,
            known_at=now(),
        )
        if found is None:
            return None
        weight, late = found.billed.weight, found.billed.late
        return ParcelWeight(
            billed=(weight.value, weight.unit) if weight else None,
            why=str(weight.why) if weight else "",
            reading=weight.reading if weight else "",
            source=weight.source if weight else "",
            final_on=found.final_on,
            is_final=found.billed.is_final,
            late=(late.value, late.unit) if late else None,
            readings=tuple(
                ReadingRow(
                    one.id,
                    one.source,
                    one.reader,
                    one.reader in READERS,
                    one.value,
                    one.unit,
                    one.at,
                    one.known_at,
                    one.certified,
                    str(verdict),
                )
                for one, verdict in found.readings
            ),
        )

    def facts_status(self, folder: Path, parcel: str) -> ParcelStatus | None:
        """As known now."""
        workspace = open_workspace(folder)
        from quittance.app.facts.queries.status import status_of

        found = status_of(parcel, storage=storage_of(workspace), known_at=now())
        if found is None:
            return None
        undone = {
            one.id: by.id for one, _ in found.events if (by := found.standing[one.word].undone_by) is not None
        }
        standing = [one for one, _ in found.events if found.standing[one.word].stands]
        return ParcelStatus(
            events=tuple(
                EventRow(
                    one.id,
                    one.event,
                    one.at,
                    one.known_at,
                    site,
                    one.source,
                    undone.get(one.id, ""),
                )
                for one, site in found.events
            ),
            last=(standing[-1].event, standing[-1].business_date) if standing else None,
            contradictions=tuple(
                ContradictionRow(
                    one.code,
                    parcel,
                    one.event.id,
                    one.event.business_date,
                    one.other.id if one.other else "",
                    one.other.business_date if one.other else None,
                    found.charged,
                )
                for one in found.contradictions
            ),
            charged=found.charged,
        )

    def facts_contradictions(self, folder: Path, first: date, last: date) -> Sequence[ContradictionRow]:
        """As known now."""
        workspace = open_workspace(folder)
        from quittance.app.facts.queries.contradictions import contradicting_parcels

        return [
            ContradictionRow(
                one.code, one.subject_id, one.event_id, one.on, one.other_id, one.other_on, one.charged
            )
            for one in contradicting_parcels(first, last, storage=storage_of(workspace), known_at=now())
        ]

    def facts_completeness(self, folder: Path, first: date, last: date) -> DaysComplete:
        """By `feeds.csv`, as known now."""
        workspace = open_workspace(folder)
        from quittance.app.facts.queries.completeness import CALENDAR, completeness, read_calendar

        found = completeness(
            read_calendar(workspace.folder / CALENDAR),
            first,
            last,
            storage=storage_of(workspace),
            time_zone=workspace.time_zone,
            known_at=now(),
        )
        return DaysComplete(
            feeds=tuple(_counted(found)),
            gaps=tuple(
                GapRow(str(one.gap), one.day, one.feed, one.rows, one.wanted, one.due_at, one.blocks)
                for one in found.shortfalls
            ),
            waiting=tuple((one.feed, one.day, one.due_at) for one in found.waiting),
        )


def _counted(found: Completeness) -> Iterator[FeedCounts]:
    """Each feed with its days by what became of them."""
    from quittance.core.completeness.judge import Gap

    for feed in dict.fromkeys(one.feed for one in found.expected):
        expected = sum(one.feed == feed for one in found.expected)
        gaps = [one.gap for one in found.shortfalls if one.feed == feed]
        waiting = sum(one.feed == feed for one in found.waiting)
        missing, thin, differs = (gaps.count(gap) for gap in (Gap.MISSING, Gap.THIN, Gap.TOTAL))
        there = expected - missing - waiting
        yield FeedCounts(feed, (expected, there, missing, thin, differs, waiting))


def _rule_in(path: Path) -> BillingWeightRule:
    """The rule that a file says. Refuses with `BadBillingWeight`."""
    import tomllib

    from quittance.core.measurements.parse import BadBillingWeight, parse_billing_weight

    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadBillingWeight(f"{path} cannot be read: {error}.") from None
    table = read.get("billing_weight")
    if not isinstance(table, dict):
        raise BadBillingWeight(f"{path} has no table [billing_weight].")
    return parse_billing_weight(table, str(path))
