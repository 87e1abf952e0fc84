"""Lines get their role and name; names that clash, or stand apart, are findings."""

from __future__ import annotations

from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.features.registry import GATE_KEYS, STEP_KEYS
from quittance.core.tariff.findings import found
from quittance.core.tariff.line import Role
from quittance.core.tariff.reading.commercial import KEYS as COMMERCIAL_KEYS
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.fields import Fields
from quittance.core.tariff.source import SourceLine

ROLES = tuple(role.value for role in Role)
OWN_KEYS = (*ROLES, "per", "over", "code", "price_date", "note", "source", "trust")
LINE_KEYS = (*OWN_KEYS, *GATE_KEYS, *STEP_KEYS, *COMMERCIAL_KEYS)
"""Every key that a line may have."""


def run(draft: Draft) -> None:
    """Fills `draft.lines`. A line without a name is left out."""
    for number, source in enumerate(draft.source.lines, start=1):
        fields = Fields(source.values, source.place, draft.findings)
        fields.only(LINE_KEYS, "A line")
        line = _line(fields, number, source)
        if line is not None:
            draft.lines.append(line)
    _clashes(draft)
    _apart(draft)
    if not draft.source.lines:
        draft.findings.append(found("MISSING_KEY", "The tariff has no [[line]].", draft.source.place))


def _line(fields: Fields, number: int, source: SourceLine) -> DraftLine | None:
    roles = [role for role in ROLES if fields.has(role)]
    if not roles:
        fields.find("MISSING_KEY", f"A line has one of {', '.join(ROLES)}.")
        return None
    if len(roles) > 1:
        fields.find(
            "DO_NOT_MIX", f"A line is one of {', '.join(ROLES)}, not {' and '.join(roles)}.", roles[1]
        )
    name = fields.text(roles[0])
    if not fields.is_name(name, roles[0]):
        return None
    return DraftLine(number, source, name, Role(roles[0]))


def _clashes(draft: Draft) -> None:
    for line in {line.name: line for line in reversed(draft.lines)}.values():
        place = line.source.values[line.role].place
        if find_definition(line.name, draft.facts) is not None:
            message = f"{line.name!r} is a fact, so no line may be called so."
            draft.findings.append(found("FACT_AND_LINE", message, place, _other_name(line)))
        for what, names in (("term", draft.source.terms), ("index", draft.source.indexes)):
            if line.name in names:
                draft.findings.append(found("NAME_TWICE", f"{line.name!r} is a line and a {what}.", place))
    for name, term in draft.source.terms.items():
        if find_definition(name, draft.facts) is not None:
            draft.findings.append(found("NAME_TWICE", f"{name!r} is a term and a fact.", term.place))
    for name, index in draft.source.indexes.items():
        if find_definition(name, draft.facts) is not None or name in draft.source.terms:
            other = "term" if name in draft.source.terms else "fact"
            draft.findings.append(found("NAME_TWICE", f"{name!r} is an index and a {other}.", index.place))


_OTHER_NAMES = {Role.MEASURE: "billed_{}", Role.CHARGE: "{}_fee", Role.DISCOUNT: "{}_discount"}


def _other_name(line: DraftLine) -> str:
    """A name that the line could have; what stands on paper can stay."""
    hint = f"Call it {_OTHER_NAMES[line.role].format(line.name)}"
    return f"{hint}." if line.role is Role.MEASURE else f'{hint}; code = "{line.name}" keeps it on paper.'


def _apart(draft: Draft) -> None:
    before = ""
    seen: set[str] = set()
    for line in draft.lines:
        if line.name in seen and line.name != before:
            message = f"Another {line.name!r} stands further up, with other lines between."
            draft.findings.append(found("ALTERNATIVES_APART", message, line.source.place))
        seen.add(line.name)
        before = line.name
