"""Which operation answers a command about parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace
from quittance.interfaces.cli.party_tools import (
    AccountLine,
    EntryLine,
    PartiesTaken,
    PartyLine,
    PartyShown,
)
from quittance.kernel.finding import Finding, Severity


class PartyWiring:
    """It answers `quittance.interfaces.cli.party_tools.PartyTools`, but for the login name."""

    def party_load(self, folder: Path, source: Path, *, actor: str) -> PartiesTaken:
        """At the present time; what is parked is listed in the workspace."""
        workspace = open_workspace(folder)
        from quittance.app.parties.operations.load import load_parties

        at = now()
        done = load_parties(source, actor=actor_named(actor), at=at)
        parked = None
        if done.parties_parked or done.items_parked:
            parked = workspace.parked / f"parties.{at:%Y%m%dT%H%M%S%f}.csv"
            _write_parked(parked, done.findings)
        return PartiesTaken(
            done.new,
            done.changed,
            done.unchanged,
            done.parties_parked,
            done.items_parked,
            done.findings,
            parked,
            done.changes,
        )

    def party_list(
        self, folder: Path, *, on: date | None, known: date | None, role: str, group: str, shop: str
    ) -> Sequence[PartyLine]:
        """From the books."""
        open_workspace(folder)
        from quittance.app.parties.queries.listing import party_rows

        return [
            PartyLine(
                row.code,
                row.profile.text("role"),
                row.profile.text("legal_name"),
                row.profile.text("country"),
                row.profile.text("group"),
                row.vat_ids,
                row.shops,
                row.verified_accounts,
                row.waiting_accounts,
            )
            for row in party_rows(
                on=on or now().date(), known_at=_end_of(known), role=role, group=group, shop=shop
            )
        ]

    def party_show(self, folder: Path, code: str, *, on: date | None, known: date | None) -> PartyShown:
        """From the books."""
        open_workspace(folder)
        from quittance.app.parties.queries.as_of import party_as_of

        day, known_at = on or now().date(), _end_of(known)
        party = party_as_of(code, on=day, known_at=known_at)
        return PartyShown(
            code=party.code,
            on=day,
            known_at=known_at,
            items=party.items,
            others=party.others,
            accounts=tuple(
                AccountLine(
                    state.item,
                    state.state,
                    state.proposer,
                    state.proposed_at,
                    state.verifier,
                    state.decided_at,
                    state.evidence,
                )
                for state in party.accounts
            ),
            entries=tuple(
                EntryLine(entry.number, entry.known_at, entry.actor.name, entry.source, entry.changes)
                for entry in party.entries
            ),
            erased=party.erased,
        )

    def party_export(
        self, folder: Path, out: Path, *, codes: Sequence[str], known: date | None
    ) -> tuple[int, int, int]:
        """To a workbook if the path ends in .xlsx, else to a folder of TOML files."""
        open_workspace(folder)
        from quittance.adapters.party_files.write_toml import write_folder
        from quittance.adapters.party_files.write_workbook import write_workbook
        from quittance.app.parties.queries.as_of import UnknownParty
        from quittance.app.parties.queries.listing import everything_known

        parties = everything_known(list(codes) or None, known_at=_end_of(known))
        if missing := sorted(set(codes) - {code for code, _ in parties}):
            raise UnknownParty(f"There is no party {missing[0]}.", "quittance party list has them all.")
        if out.suffix.lower() == ".xlsx":
            write_workbook(out, parties)
            return len(parties), 1, 0
        return len(parties), *write_folder(out, parties)

    def party_check(self, source: Path) -> tuple[int, Sequence[Finding]]:
        """Of files alone, without a workspace."""
        from quittance.adapters.party_files.read import read_parties
        from quittance.core.parties.check import check_parties

        read = read_parties(source)
        return len(read.parties), check_parties(read).findings

    def party_examine(self, folder: Path, *, on: date | None) -> tuple[int, Sequence[Finding]]:
        """Of the books, by what is known now."""
        open_workspace(folder)
        from quittance.app.parties.queries.examine import examine_parties

        return examine_parties(on=on or now().date(), known_at=now())

    def party_verify(
        self,
        folder: Path,
        code: str,
        account: str,
        *,
        ends_with: str,
        evidence: str,
        is_verified: bool,
        actor: str,
    ) -> str:
        """At the present time."""
        open_workspace(folder)
        from quittance.app.parties.operations.verify import number_of, verify_account

        proposal = verify_account(
            code,
            account,
            ends_with=ends_with,
            evidence=evidence,
            is_verified=is_verified,
            actor=actor_named(actor),
            at=now(),
        )
        return number_of(proposal)

    def party_erase(
        self, folder: Path, code: str, *, contact: str | None, reason: str, actor: str
    ) -> Sequence[tuple[str, str]]:
        """At the present time, for good."""
        open_workspace(folder)
        from quittance.app.parties.operations.erase import erase_details

        return erase_details(code, contact=contact, reason=reason, actor=actor_named(actor), at=now())


def _end_of(day: date | None) -> datetime:
    """The last moment of the day; now for None."""
    return now() if day is None else datetime.combine(day, time.max, tzinfo=UTC)


def _write_parked(path: Path, findings: Sequence[Finding]) -> None:
    """What is wrong and where, never what stands there: it may be personal."""
    import csv

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("place", "code", "hint"))
        for finding in findings:
            if finding.severity is Severity.ERROR:
                writer.writerow((str(finding.place or ""), finding.code, finding.hint))
