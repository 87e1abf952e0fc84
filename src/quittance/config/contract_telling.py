"""Which queries answer the commands that show and export contracts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.opened import now, open_workspace
from quittance.interfaces.cli.contract_tools import ContractTold, VersionTold

if TYPE_CHECKING:
    from quittance.app.contracts.queries.summary import VersionSummary


class ContractTelling:
    """It answers `quittance.interfaces.cli.contract_tools.ContractTools`."""

    def contract_show(self, folder: Path, contract: str) -> ContractTold:
        """As the books have it today."""
        open_workspace(folder)
        from quittance.app.contracts.queries.summary import summary, term_text

        found, enrolled, versions = summary(contract, now().date())
        return ContractTold(
            code=found.code,
            side=found.side,
            entity=_name(found.entity.code),
            party=_name(found.party.code),
            currency=found.currency,
            binds="; ".join(f"{name} {', '.join(words)}" for name, words in sorted(found.binds.items())),
            layer=found.layer.name if found.layer else "",
            position=found.layer.position if found.layer else 0,
            replaces=", ".join(found.replaces),
            enrolled=enrolled if found.enrolled else None,
            versions=tuple(
                _told(
                    one, tuple((name, term_text(value)) for name, value in sorted(one.version.terms.items()))
                )
                for one in versions
            ),
        )

    def contract_export(self, folder: Path, out: Path) -> int:
        """The folder can be loaded; the workbook is to be read."""
        open_workspace(folder)
        from quittance.app.contracts.files.write import write_files, write_workbook
        from quittance.app.contracts.queries.export import export
        from quittance.app.contracts.queries.sheets import contract_sheets

        if out.suffix.lower() == ".xlsx":
            sheets = contract_sheets(now().date())
            write_workbook(sheets, out)
            return len(sheets["contracts"]) - 1
        done = export()
        write_files(done.files, out)
        return done.contracts


def _name(code: str) -> str:
    """The party's legal name today, and its code."""
    from quittance.app.parties.queries.known import known_items
    from quittance.core.parties.item import in_force

    known = known_items([code], known_at=now(), kinds=("profile",)).get(code, [])
    profile = next(iter(in_force((one.item for one in known), now().date())), None)
    return f"{profile.values['legal_name']} ({code})" if profile is not None else code


def _told(one: VersionSummary, terms: tuple[tuple[str, str], ...]) -> VersionTold:
    from quittance.app.contracts.operations.store import NOTICE_PROOF

    version = one.version
    return VersionTold(
        number=version.number,
        starts=version.from_date,
        until=version.until_date,
        ends=version.ends,
        state=one.standing,
        title=one.title,
        charges=one.charges,
        reason=version.reason,
        effect=version.effect,
        effect_reason=version.effect_reason,
        author=version.author.name,
        reviewer=version.reviewer.name if version.reviewer else "",
        approver=version.approver.name if version.approver else "",
        approved_on=version.known_at.date() if version.known_at else None,
        notices=tuple(
            (notice.delivered_on, notice.proof.name)
            for notice in version.notices.select_related("proof").order_by("delivered_on")
        ),
        documents=tuple(
            version.documents.exclude(kind=NOTICE_PROOF).order_by("pk").values_list("kind", "name", "file_id")
        ),
        terms=terms,
    )
