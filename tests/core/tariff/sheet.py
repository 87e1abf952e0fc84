"""Small tariffs for tests, written as a person would: a header is put before the lines."""

from __future__ import annotations

from textwrap import dedent

from quittance.adapters.tariff_files.texts import read_texts
from quittance.core.tariff.check import Checked, check
from quittance.core.tariff.line import Line, Step
from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Severity

HEADER = {
    "tariff": '"example"',
    "title": '"Example"',
    "from": "2026-01-01",
    "side": '"buy"',
    "currency": '"GBP"',
    "vat": '"excluded"',
    "per": '"parcel"',
    "price_date": '"ship_date"',
    "trigger": '"first_scan"',
    "source": '"made up"',
    "trust": '"synthetic"',
}
TWO_CURRENCIES = '{ by = "market", UK = "GBP", DE = "EUR" }'


def checked(body: str, header: dict[str, str] | None = None, **tables: str) -> Checked:
    """The check of a tariff with these lines. Keys of `header` replace those above; empty takes one away."""
    keys = {**HEADER, **(header or {})}
    cover = "\n".join(f"{key} = {value}" for key, value in keys.items() if value)
    texts = {name: dedent(text).lstrip("\n") for name, text in tables.items()}
    return check(read_texts("example", f"{cover}\n{dedent(body)}", texts))


def plan_of(body: str, header: dict[str, str] | None = None, **tables: str) -> Plan:
    """The plan of such a tariff, which must have no errors."""
    result = checked(body, header, **tables)
    assert result.plan is not None, "\n".join(map(str, result.findings))
    return result.plan


def line_of(body: str, header: dict[str, str] | None = None, **tables: str) -> Line:
    """The last line of its plan."""
    return plan_of(body, header, **tables).lines[-1]


def steps_of(body: str, header: dict[str, str] | None = None, **tables: str) -> tuple[Step, ...]:
    """The steps of its last line."""
    return line_of(body, header, **tables).steps


def codes_of(body: str, header: dict[str, str] | None = None, **tables: str) -> list[str]:
    """The codes of what is wrong with such a tariff, in reading order."""
    findings = checked(body, header, **tables).findings
    return [finding.code for finding in findings if finding.severity is Severity.ERROR]
