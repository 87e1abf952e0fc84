"""Findings and refusals as people read them, on the error stream or on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NoReturn

import click

from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.tools import Loaded
from quittance.interfaces.cli.words import Say
from quittance.kernel.finding import Finding, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
OF_ONE_CODE_MAX = 20
"""So many findings of one code are printed before the others are only counted."""


def finding_lines(findings: Iterable[Finding], say: Say, *, everything: bool = False) -> Iterator[str]:
    """Each finding on one line, its hint on the next; of one code only the first ones unless `everything`."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if everything or seen[finding.code] <= OF_ONE_CODE_MAX:
            yield from finding_text(finding)
    for code, count in seen.items():
        if not everything and count > OF_ONE_CODE_MAX:
            yield say("more_of_code", code=code, count=count - OF_ONE_CODE_MAX)


def finding_text(finding: Finding) -> Iterator[str]:
    """The finding with its severity in colour."""
    where = f"{finding.place}: " if finding.place is not None else ""
    severity = click.style(finding.severity.value, fg=COLOURS[finding.severity])
    yield f"{where}{severity} {finding.code}: {finding.message}"
    if finding.hint:
        yield f"    {finding.hint}"


def counts_text(findings: Iterable[Finding], say: Say) -> str:
    """So many errors, warnings and notices."""
    counts = Counter(finding.severity for finding in findings)
    return say(
        "counts",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notices=counts[Severity.NOTICE],
    )


def usable_plan(loaded: Loaded, say: Say) -> Plan:
    """The plan, or an end of the command with the errors on the error stream."""
    if loaded.plan is None:
        stop_with_findings(loaded, say)
    return loaded.plan


def stop_with_findings(loaded: Loaded, say: Say) -> NoReturn:
    """Print the errors of a tariff that cannot be used and end the command."""
    errors = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    for line in finding_lines(errors, say):
        click.echo(line, err=True)
    click.echo(say("tariff_unusable", path=loaded.path), err=True)
    raise SystemExit(Exit.FINDINGS)


def next_steps(say: Say, *commands: tuple[str, str]) -> Iterator[str]:
    """What to try now: each command with the key of the words that say what for."""
    yield ""
    yield say("next")
    for command, why in commands:
        yield f"  {click.style(command, bold=True)}"
        yield f"      {say(why)}"
