"""`quittance tariff show`: a tariff read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from quittance.core.tariff.show import Spoken, SpokenTable, read_aloud
from quittance.interfaces.cli.columns import aligned, described, wrapped
from quittance.interfaces.cli.options import TARIFF, language_option
from quittance.interfaces.cli.telling import stop_with_findings
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import Say, speak

ROWS_MAX = 30
"""So many rows of a table are shown unless all are asked for."""

TEXT_WIDTH = 96


@click.command("show")
@click.argument("path", type=TARIFF)
@click.option("--all", "everything", is_flag=True, help="Show all rows of long tables.")
@language_option
@click.pass_obj
def command(tools: Tools, path: Path, everything: bool, language: str) -> None:
    """Read a tariff aloud: its cover, each line of the sheet as a sentence, and its tables."""
    say = speak(language)
    loaded = tools.load_tariff(path)
    if loaded.source is None:
        stop_with_findings(loaded, say)
    for line in _lines(read_aloud(loaded.source, language), say, everything=everything):
        click.echo(line)


def _lines(spoken: Spoken, say: Say, *, everything: bool) -> Iterator[str]:
    cover = dict(spoken.cover)
    yield click.style(cover.get("title", ""), bold=True)
    others = [(key, text) for key, text in spoken.cover if key != "title"]
    yield from described(others, columns=TEXT_WIDTH, indent="  ")
    if spoken.terms:
        yield from ("", click.style(say("show_terms"), bold=True))
        yield from described(spoken.terms, columns=TEXT_WIDTH, indent="  ")
    yield from ("", click.style(say("show_sheet"), bold=True))
    names = aligned(
        [(str(line.number), line.role, line.name) for line in spoken.lines], right={0}, indent="  "
    )
    for line, head in zip(spoken.lines, list(names), strict=True):
        yield head
        yield from (f"        {part}" for part in wrapped(line.says, TEXT_WIDTH))
        if line.note:
            yield from (
                click.style(f"        {part}", dim=True) for part in wrapped(f"({line.note})", TEXT_WIDTH)
            )
    for table in spoken.tables:
        yield from _table(table, say, everything=everything)


def _table(table: SpokenTable, say: Say, *, everything: bool) -> Iterator[str]:
    yield from ("", click.style(say("show_table", name=table.name, rows=len(table.rows)), bold=True))
    rows = table.rows if everything else table.rows[:ROWS_MAX]
    numbers = {
        column
        for column in range(len(table.headings))
        if all(not row[column] or row[column][0] in "-0123456789" for row in rows)
    }
    lines = list(aligned([table.headings, *rows], right=numbers, indent="  "))
    yield click.style(lines[0], underline=True)
    yield from lines[1:]
    if len(rows) < len(table.rows):
        yield say("show_more_rows", count=len(table.rows) - len(rows))
