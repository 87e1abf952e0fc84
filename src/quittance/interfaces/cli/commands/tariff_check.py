"""`quittance tariff check`: every finding about a tariff, and on request what each break gives."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from quittance.core.tariff.analysis.run import analyse
from quittance.core.tariff.facts_to_try import facts_to_try
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import TARIFF, json_option, language_option
from quittance.interfaces.cli.telling import counts_text, finding_lines, next_steps
from quittance.interfaces.cli.tools import Loaded, Tools
from quittance.interfaces.cli.words import Say, speak
from quittance.kernel.finding import Finding

FACTS_MAX = 5
"""So many facts are named in the quote that is proposed."""


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=TARIFF)
@click.option("--probe", is_flag=True, help="Rate facts just below, at and above every break.")
@click.option("--all", "everything", is_flag=True, help="Print every finding, however many there are.")
@json_option
@language_option
@click.pass_obj
def command(
    tools: Tools, paths: tuple[Path, ...], probe: bool, everything: bool, as_json: bool, language: str
) -> None:
    """List everything that is wrong or strange in tariffs: folders or workbooks.

    A folder that is no tariff stands for all tariffs below it. Several are summed up at the end. Ends with 1
    if one of them has errors.
    """
    say = speak(language)
    each = dict.fromkeys(path for named in paths for path in tools.tariffs_in(named))
    checked = [_check(tools, tools.load_tariff(path)) for path in each]
    if as_json:
        click.echo(json.dumps([_as_json(loaded) for loaded in checked], ensure_ascii=False, indent=2))
    else:
        for loaded in checked:
            _tell(loaded, say, everything=everything)
            if probe and loaded.plan is not None:
                for line in _probe(loaded, say, everything=everything):
                    click.echo(line)
        _close(checked, say)
    if any(loaded.has_errors for loaded in checked):
        raise SystemExit(Exit.FINDINGS)


def _check(tools: Tools, loaded: Loaded) -> Loaded:
    """With the findings of the analyses and of the engine, where the tariff is sound enough for them."""
    if loaded.plan is None:
        return loaded
    findings = tuple(sorted((*loaded.findings, *analyse(loaded.plan), *tools.unworkable(loaded.plan))))
    return Loaded(loaded.path, loaded.source, loaded.plan, findings)


def _tell(loaded: Loaded, say: Say, *, everything: bool) -> None:
    for line in finding_lines(loaded.findings, say, everything=everything):
        click.echo(line)
    plan = loaded.plan
    name = plan.name if plan is not None else str(loaded.path)
    if plan is not None and loaded.source is not None:
        tables = loaded.source.tables.values()  # those of indexes too
        size = say(
            "tariff_size",
            lines=len(plan.lines),
            charges=len({line.name for line in plan.charges()}),
            tables=len(tables),
            rows=sum(len(table.rows) for table in tables),
        )
        name = f"{name}: {size}"
    click.echo(f"{name} {counts_text(loaded.findings, say)}")


def _probe(loaded: Loaded, say: Say, *, everything: bool) -> Iterator[str]:
    from quittance.interfaces.cli.probing import probe_lines

    assert loaded.plan is not None
    return probe_lines(loaded.plan, say, everything=everything)


def _close(checked: list[Loaded], say: Say) -> None:
    if len(checked) > 1:
        findings = [finding for loaded in checked for finding in loaded.findings]
        click.echo(f"\n{say('tariffs_checked', count=len(checked))} {counts_text(findings, say)}")
        if wrong := [str(loaded.path) for loaded in checked if loaded.has_errors]:
            click.echo(say("tariffs_with_errors", paths=say("comma").join(wrong)))
        return
    path = checked[0].path
    if not any(loaded.has_errors for loaded in checked):
        steps = (
            (f"quittance tariff show {path}", "next_show"),
            (f"quittance quote {path} {_facts(checked[0])}", "next_quote"),
        )
        for line in next_steps(say, *steps):
            click.echo(line)


def _facts(loaded: Loaded) -> str:
    """Facts that the tariff reads, as options of a quote; dots where it reads more."""
    assert loaded.plan is not None
    facts, everything = facts_to_try(loaded.plan, FACTS_MAX)
    options = [f"--fact {name}={shlex.quote(text)}" for name, text in facts]
    return " ".join(options if everything else [*options, "..."])


def _as_json(loaded: Loaded) -> dict[str, Any]:
    return {
        "path": str(loaded.path),
        "tariff": loaded.plan.name if loaded.plan is not None else None,
        "content_hash": loaded.plan.content_hash if loaded.plan is not None else None,
        "findings": [finding_as_json(finding) for finding in loaded.findings],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """The finding as plain data; what a place does not have is left out."""
    place = finding.place
    where = (
        {name: getattr(place, name) for name in ("file", "line", "column", "sheet", "cell")} if place else {}
    )
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "place": {name: value for name, value in where.items() if value is not None},
    }
