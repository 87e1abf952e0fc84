from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quittance.adapters.tariff_files.load import load_tariff
from quittance.adapters.tariff_files.texts import read_texts
from quittance.core.tariff.check import Checked, check
from quittance.core.tariff.findings import FINDINGS
from quittance.core.tariff.operand import Literal
from quittance.core.tariff.source import TariffUnreadable
from quittance.core.tariff.walk import parts
from quittance.kernel.finding import Severity
from tests.core.tariff.sheet import checked, plan_of

CARDS = Path(__file__).parents[3] / "tariffs"
FOLDERS = sorted(path.parent for path in CARDS.glob("*/tariff.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_cards_in_the_repository_have_no_errors(folder: Path) -> None:
    result = load_tariff(folder)
    assert not result.errors, "\n".join(map(str, result.errors))
    assert result.plan is not None


def test_a_tariff_with_errors_has_no_plan_and_all_its_findings() -> None:
    result = checked('[[line]]\ncharge = "a"\nof = "nothing"\n[[line]]\ncharge = "b"\nof = "never"')
    assert result.plan is None
    assert [finding.code for finding in result.errors] == ["UNKNOWN_NAME", "UNKNOWN_NAME"]


def test_a_mistake_is_reported_once_and_not_by_the_lines_that_read_it() -> None:
    body = """
        [[line]]
        measure = "billed"
        of      = "wieght"
        [[line]]
        charge = "fee"
        of     = "billed"
        rate   = "1.00 GBP per started kg"
        [[line]]
        charge = "fuel"
        of     = ["fee"]
        rate   = "10 %"
    """
    assert [finding.code for finding in checked(body).errors] == ["UNKNOWN_NAME"]


def test_literals_are_numbered_in_reading_order() -> None:
    plan = plan_of('[[line]]\ncharge = "a"\nwhen = "weight > 2 kg"\nprice = "1.00 GBP"\nat_most = "3.00 GBP"')
    assert [literal.slot for literal in plan.literals] == [0, 1, 2]
    assert [str(literal.unit) for literal in plan.literals] == ["kg", "GBP", "GBP"]
    assert [part for part in parts(plan.lines) if isinstance(part, Literal)] == list(plan.literals)


def test_only_what_is_read_is_in_the_plan() -> None:
    body = '[facts.colour]\nkind = "word"\n[[line]]\ncharge = "a"\ntable = "prices"'
    plan = plan_of(
        body, prices="colour is,price [GBP]\nred,1.00\n", others="colour is,price [GBP]\nred,1.00\n"
    )
    assert [table.name for table in plan.tables] == ["prices"]
    assert plan.facts == ("colour", "ship_date")
    assert [fact.name for fact in plan.declared] == ["colour"]


@st.composite
def _mangled(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    folder = draw(st.sampled_from(FOLDERS))
    main = (folder / "tariff.toml").read_text(encoding="utf-8")
    tables = {path.stem: _cut(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.csv"))}
    for _ in range(draw(st.integers(1, 3))):
        if tables and draw(st.booleans()):
            name = draw(st.sampled_from(sorted(tables)))
            tables[name] = _mangle(draw, tables[name])
        else:
            main = _mangle(draw, main)
    return main, tables


def _cut(text: str) -> str:
    return "\n".join(text.splitlines()[:12]) + "\n"


def _mangle(draw: st.DrawFn, text: str) -> str:
    """One word of the text becomes another one, or goes, or comes twice."""
    words = text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    other = draw(st.sampled_from(words))
    change = draw(
        st.sampled_from([[], [other], [words[at], words[at]], ["%"], ["weight"], ['"'], ["2026-01-01"]])
    )
    return " ".join([*words[:at], *change, *words[at + 1 :]])


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(_mangled())
def test_whatever_is_written_a_check_answers_with_findings(tariff: tuple[str, dict[str, str]]) -> None:
    main, tables = tariff
    try:
        result: Checked = check(read_texts("mangled", main, tables))
    except TariffUnreadable as unreadable:
        result = Checked(None, unreadable.findings)
    assert (result.plan is None) == any(finding.severity is Severity.ERROR for finding in result.findings)
    assert {finding.code for finding in result.findings} <= set(FINDINGS)
    assert all(finding.place is not None for finding in result.findings)
