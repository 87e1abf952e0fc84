"""The columns of rated files, as the columnar engine writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.plan import Plan

AMOUNT = pa.decimal128(18, 4)
SHOWN = pa.decimal128(18, 6)
_TEXT, _DAY, _NUMBER = pa.string(), pa.date32(), pa.int32()
_MEASURE: dict[Kind, pa.DataType] = {
    Kind.NUMBER: SHOWN,
    Kind.WORD: _TEXT,
    Kind.YES_NO: pa.bool_(),
    Kind.DATE: _DAY,
}

_IDENTITY: list[tuple[str, pa.DataType]] = [
    ("subject", _TEXT),
    ("subject_id", _TEXT),
    ("tariff", _TEXT),
    ("version", _DAY),
    ("price_date", _DAY),
]

CHARGE = pa.schema(
    [
        *_IDENTITY,
        ("charge", _TEXT),
        ("code", _TEXT),
        ("line", _NUMBER),
        ("trigger", _TEXT),
        ("reversed_by", _TEXT),
        ("recognised", _TEXT),
        ("funder", _TEXT),
        ("claw_back", _TEXT),
        ("table_row", _NUMBER),
        ("basis", SHOWN),
        ("rate", SHOWN),
        ("exact", SHOWN),
        ("amount", AMOUNT),
        ("bearer", _TEXT),
        ("bearer_amount", AMOUNT),
        ("refusal", _TEXT),
        ("refused_line", _NUMBER),
        ("provisional", pa.bool_()),
        ("currency", _TEXT),
    ]
)
"""One row a charge and bearer."""


def fact_schema(plans: Sequence[Plan]) -> pa.Schema:
    """One row a subject.

    The engine gives some measures fewer decimals where those are enough, and has no `_exact` where
    rounding cannot change an amount.
    """
    columns: dict[str, pa.DataType] = dict(_IDENTITY)
    for plan in plans:
        for lines in plan.groups():
            columns.update(_of_name(lines))
    last: list[tuple[str, pa.DataType]] = [
        ("currency", _TEXT),
        ("total", AMOUNT),
        ("refusal", _TEXT),
        ("refused_line", _NUMBER),
        ("provisional", pa.bool_()),
    ]
    return pa.schema([*columns.items(), *last])


def _of_name(lines: tuple[Line, ...]) -> Iterator[tuple[str, pa.DataType]]:
    name, is_charge = lines[0].name, lines[0].role is not Role.MEASURE
    steps = [step for line in lines for step in line.steps]
    yield name, AMOUNT if is_charge else _MEASURE[lines[0].type.kind]
    if is_charge and any(isinstance(step, Rounded | RoundedToMinorUnit) for step in steps):
        yield f"{name}_exact", SHOWN
    if not is_charge and any(isinstance(step, Extreme) for step in steps):
        yield f"{name}_from", _TEXT
    if any(line.row is not None for line in lines):
        yield f"{name}_row", _NUMBER
    if is_charge and len(lines) > 1:
        yield f"{name}_line", _NUMBER
