"""From a tariff as written to a plan that can be interpreted, with everything that is wrong or worth
knowing."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.passes import (
    alternatives,
    facts,
    formulas,
    header,
    indexes,
    leftovers,
    names,
    plan,
    scopes,
    tables,
    terms,
)
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.source import SourceTariff
from quittance.kernel.finding import Finding, Severity

PASSES = (
    header.run,
    terms.run,
    facts.run,
    indexes.run,
    tables.run,
    names.run,
    scopes.run,
    formulas.run,
    alternatives.run,
    leftovers.run,
    plan.run,
)
"""In this order; each extends the draft that the ones before it left."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to. `plan` is None if there is an error among the findings, which are in reading
    order."""

    plan: Plan | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the use of the tariff."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check(source: SourceTariff) -> Checked:
    """The plan of a tariff, and all findings, those of its reader included. Never refuses."""
    draft = Draft(source, list(source.findings))
    for one_pass in PASSES:
        one_pass(draft)
    return Checked(draft.plan, tuple(sorted(set(draft.findings))))
