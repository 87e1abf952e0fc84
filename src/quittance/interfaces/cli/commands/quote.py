"""`quittance quote`: one fact, priced and explained at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from quittance.core.facts.entry import row_from_pairs
from quittance.core.facts.row import FactRow
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.rating.explain import table_rows, tell
from quittance.core.rating.rater import Rater
from quittance.core.rating.refusals import Code
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.versions import NoVersion, choose
from quittance.core.rating.words import Language
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import TARIFF, json_option, language_option
from quittance.interfaces.cli.telling import finding_text, usable_plan
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import Say, speak


@click.command("quote")
@click.argument("tariff", type=TARIFF)
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="NAME=VALUE",
    help="A fact, such as weight='1.9 kg'; repeatable.",
)
@click.option(
    "--subject", type=click.Choice(list(SUBJECTS)), metavar="KIND", help="Kind of fact; default the tariff's."
)
@click.option("--id", "id_", default="quote", show_default=True, help="What to call it.")
@json_option
@language_option
@click.pass_obj
def command(
    tools: Tools,
    tariff: Path,
    facts: tuple[str, ...],
    subject: str | None,
    id_: str,
    as_json: bool,
    language: Language,
) -> None:
    """Price one fact on TARIFF and show the calculation line by line.

    Ends with 3 if there is no price; the last line says why.

    \b
    quittance quote tariffs/royalmail-tracked-online --fact weight='1.9 kg' \\
        --fact longest='40 cm' --fact median='30 cm' --fact shortest='10 cm' \\
        --fact service=tracked48 --fact ship_date=2026-04-01
    """
    say = speak(language)
    plan = usable_plan(tools.load_tariff(tariff), say)
    row = _row(plan, subject or plan.header.subject, id_, facts, say)
    version = choose([plan], row)
    if isinstance(version, NoVersion):
        _refuse_version(plan, version, say)
    results = Rater(plan).rate([row])
    if as_json:
        _tell_as_json(results, language)
    else:
        _tell(results, row.subject, say, language)
    if any(result.refusal for result in results):
        raise SystemExit(Exit.REFUSED)


def _row(plan: Plan, subject: str, id_: str, facts: Sequence[str], say: Say) -> FactRow:
    """The fact as typed in; anything that cannot be used ends the command."""
    pairs = {}
    for fact in facts:
        name, sign, value = fact.partition("=")
        if not sign:
            raise click.UsageError(say("fact_needs_value", fact=fact))
        pairs[name.strip()] = value.strip()
    extra = {definition.name: definition for definition in plan.declared}
    entry = row_from_pairs(subject, pairs, extra, id=id_, time_zone=plan.header.time_zone)
    if entry.findings:
        for finding in entry.findings:
            for line in finding_text(finding):
                click.echo(line, err=True)
        raise SystemExit(Exit.UNUSABLE)
    return entry.row


def _tell_as_json(results: Sequence[SubjectResult], language: Language) -> None:
    import json

    from quittance.core.rating.as_json import as_json

    click.echo(json.dumps([as_json(result, language) for result in results], ensure_ascii=False, indent=2))


def _tell(results: Sequence[SubjectResult], subject: str, say: Say, language: Language) -> None:
    if not results:
        click.echo(say("quote_none", subject=subject))
    for result in results:
        *sheet, total = tell(result, language)
        for line in sheet:
            click.echo(line)
        click.echo(click.style(total, bold=True, fg="red" if result.refusal else None))
        if result.refusal:
            click.echo(_why(result, say, language), err=True)


def _why(result: SubjectResult, say: Say, language: Language) -> str:
    """The refusal as a sentence, and what would help where that is known."""
    refused = result.line(result.refused_line)
    told = next(row for row in table_rows(result, language) if row.number == refused.line.number)
    why = f"{click.style(told.name, bold=True)} {told.how}."
    if refused.refusal == Code.MISSING_FACT:
        why += f" {say('give_fact', name=refused.about)}"
    return why


def _refuse_version(plan: Plan, answer: NoVersion, say: Say) -> NoReturn:
    header = plan.header
    ends = say("until", day=header.ends) if header.ends is not None else ""
    if answer.code is Code.MISSING_FACT:
        click.echo(f"{answer.code}: {say('price_date_missing', name=answer.about)}", err=True)
    else:
        said = say("no_version", tariff=header.tariff, starts=header.starts, ends=ends)
        click.echo(f"{answer.code}: {said}", err=True)
    raise SystemExit(Exit.REFUSED)
