"""The page of the documentation that lists every fact: `docs/reference/facts.md` is what `document` gives."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.facts.catalogue import AREAS
from quittance.core.facts.catalogue.amounts import PREFIXES
from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.column import DECIMALS
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.subjects import SUBJECTS

_INTRODUCTION = """\
# Facts

The names that a tariff may read without declaring them, whatever its subject. A name that is not here is
declared under `[facts.name]` in the tariff ([tariff language](tariff-language.md#3-terms-and-indexes)).

This page is made from the catalogue: run `python scripts/facts_page.py` after changing it.

A file of facts (CSV, Parquet, Excel) has one row per subject. A column is named after its fact, or by one of
the *other headings*. Its unit stands in the heading (`weight [lb]`, `length_cm`) or in a column of units
(`weight_uom`, `dim_uom`, `volume_uom`, `<heading>_uom`: symbols or UN/ECE Rec 20 codes); without either it is
the unit listed here. Mixed units within a column become kg, cm, m2, m3 or minutes, exactly. `length`, `width`
and `height` are read as typed and sorted into `longest`, `median` and `shortest`.

A row with a number out of bounds or with too many decimals, an impossible date, an id that went through a
spreadsheet's number, an unknown unit or no id is **parked** with its line and the reason; it is never
rounded, guessed or dropped. An empty cell is a missing fact, never 0 and never no. Dates are business days: a
time with an offset is looked at in the contract's time zone.
"""

_UNITS = """\
## Decimals by unit

At most so many decimals where a file uses a unit other than the one listed for the fact.

| unit | decimals |
|---|---|
"""

_SUBJECTS = """\
## Subjects

What a charge can price. The id column of a file is `subject_id`, else `<subject>_id`, else `shipment_id`,
`parcel_id` or `id`. Rows that carry a subject's id fact belong to it; the subject itself carries it as well.

| subject | meaning | id fact | usual pricing date |
|---|---|---|---|
"""


def document() -> str:
    """The whole page in Markdown."""
    parts = [_INTRODUCTION]
    for title, definitions in AREAS:
        parts.append("\n".join([f"## {title}\n", *_table(definitions)]) + "\n")
    parts.append(
        "Besides these, an amount from elsewhere can be given in a column of its own: "
        + ", ".join(f"`{prefix}.<charge>`" for prefix in PREFIXES)
        + " ([commercial keys](tariff-language.md#10-commercial-keys)).\n"
    )
    rows = "\n".join(f"| {unit} | {decimals} |" for unit, decimals in DECIMALS.items())
    parts.append(f"{_UNITS}{rows}\n")
    rows = "\n".join(
        f"| `{subject.name}` | {subject.meaning} | {_code(subject.id_fact)} | `{subject.price_date}` |"
        for subject in SUBJECTS.values()
    )
    parts.append(f"{_SUBJECTS}{rows}\n")
    return "\n".join(parts)


def _table(definitions: tuple[FactDefinition, ...]) -> Iterator[str]:
    numbers = any(definition.kind is Kind.NUMBER for definition in definitions)
    yield "| fact | meaning |" + (" unit | decimals | highest |" if numbers else "") + " other headings |"
    yield "|---|---|" + ("---|---|---|" if numbers else "") + "---|"
    for definition in definitions:
        cells = [f"`{definition.name}`", definition.meaning + _source(definition)]
        if numbers:
            cells += _bounds(definition)
        cells.append(", ".join(f"`{column}`" for column in definition.columns))
        yield f"| {' | '.join(cells)} |"


def _bounds(definition: FactDefinition) -> list[str]:
    if definition.kind is not Kind.NUMBER:
        return [str(definition.kind), "", ""]
    sign = "±" if definition.signed else ""
    return [definition.unit, str(definition.decimals), f"{sign}{definition.highest:,f}"]


def _source(definition: FactDefinition) -> str:
    if not definition.derived_from or definition.derived_from == (PRICE_DATE,):
        return ""
    return f" (from {', '.join(definition.derived_from)})"


def _code(name: str) -> str:
    return f"`{name}`" if name else ""
