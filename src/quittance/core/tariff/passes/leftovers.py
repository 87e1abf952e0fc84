"""Tables and terms that nothing reads."""

from __future__ import annotations

from quittance.core.tariff.findings import found
from quittance.core.tariff.reading.draft import Draft


def run(draft: Draft) -> None:
    """Notes what is left over."""
    for table in draft.tables.values():
        if not table.used:
            message = f"No line reads the table {table.name!r}."
            draft.findings.append(found("UNUSED_TABLE", message, table.source.place))
    for name, value in draft.source.terms.items():
        if name not in draft.used_terms:
            draft.findings.append(found("UNUSED_TERM", f"Nothing reads the term {name!r}.", value.place))
