"""`quittance tariff diff`: what changed between two versions of a tariff, or two editions inside one."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from quittance.core.tariff.difference.change import Difference
from quittance.core.tariff.difference.compare import Version, compare, compare_editions
from quittance.interfaces.cli.difference_text import difference_lines, summary_text
from quittance.interfaces.cli.options import TARIFF, json_option, language_option
from quittance.interfaces.cli.telling import usable_plan
from quittance.interfaces.cli.tools import Loaded, Tools
from quittance.interfaces.cli.words import Say, speak

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("diff")
@click.argument("old", type=TARIFF)
@click.argument("new", type=TARIFF, required=False)
@click.option("--edition", nargs=2, type=DAY, metavar="DAY DAY", help="Compare two editions of OLD.")
@click.option("--all", "everything", is_flag=True, help="Print every change, however many there are.")
@json_option
@language_option
@click.pass_obj
def command(
    tools: Tools,
    old: Path,
    new: Path | None,
    edition: tuple[datetime, datetime] | None,
    everything: bool,
    as_json: bool,
    language: str,
) -> None:
    """Tell what changed from tariff OLD to tariff NEW, as a reviewer of contracts would note it.

    With --edition, what the tables of one tariff say on one day and on another.
    """
    say = speak(language)
    if (new is None) == (edition is None):
        raise click.UsageError(say("diff_usage"))
    loaded = tools.load_tariff(old)
    if edition is not None:
        days = [day.date() for day in edition]
        difference = compare_editions(usable_plan(loaded, say), *days)
    else:
        assert new is not None
        difference = compare(_version(loaded, say), _version(tools.load_tariff(new), say))
    if as_json:
        click.echo(json.dumps(_as_json(difference), ensure_ascii=False, indent=2, default=_plain))
    else:
        for line in difference_lines(difference, say, everything=everything):
            click.echo(line)


def _version(loaded: Loaded, say: Say) -> Version:
    plan = usable_plan(loaded, say)
    assert loaded.source is not None
    return Version(loaded.source, plan)


def _as_json(difference: Difference) -> dict[str, object]:
    return {"summary": summary_text(difference, speak("en")), **asdict(difference)}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
