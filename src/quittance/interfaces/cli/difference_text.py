"""A comparison as a contract reviewer's note: the summary first, then every change under its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

import click

from quittance.core.tariff.difference.change import (
    CellChange,
    Change,
    Difference,
    KeyChange,
    LimitChange,
    LineChange,
    RowChange,
    Stage,
    TableChange,
)
from quittance.core.tariff.difference.summary import Spread, Summary, summarize
from quittance.interfaces.cli.words import Say

LINES_OF_TABLE_MAX = 40
"""So many changes of one table are printed before the others are only counted."""

LIMITS_IN_SUMMARY_MAX = 3

_SIGN = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~"}


def difference_lines(difference: Difference, say: Say, *, everything: bool = False) -> Iterator[str]:
    """The note, line by line."""
    yield click.style(f"{difference.old} → {difference.new}", bold=True)
    yield summary_text(difference, say)
    yield from _section(say("diff_cover"), (_key(change, say) for change in difference.cover))
    yield from _section(say("diff_terms"), (_key(change, say) for change in difference.terms))
    yield from _section(say("diff_sheet"), (text for line in difference.lines for text in _line(line, say)))
    yield from _section(say("diff_tables"), (_table(change, say) for change in difference.tables))
    for index in difference.indexes:
        head = say("diff_index", name=index.index, added=index.added, removed=index.removed)
        yield from _section(head, (_key(change, say) for change in index.changed), always=True)
    for stage in difference.stages:
        yield from _stage(stage, say, everything)


def summary_text(difference: Difference, say: Say) -> str:
    """One sentence: what moved, by how much, from when."""
    if not difference:
        return say("diff_nothing")
    summary = summarize(difference)
    parts = [*_moves(summary, say), *_counts(summary, say)]
    if not parts:
        parts = [say("diff_words_only")]
    if difference.stages:
        parts.append(say("diff_from", day=day_text(difference.stages[0].effective, say)))
    return say("comma").join(parts) + say("stop")


def day_text(day: date, say: Say) -> str:
    """The day as people write it: 6 Oct 2025."""
    return say("day", year=day.year, month=day.month, name=say("months").split()[day.month - 1], day=day.day)


def _moves(summary: Summary, say: Say) -> Iterator[str]:
    for key, spread in (("diff_rise", summary.rises), ("diff_fall", summary.falls)):
        if spread is not None:
            yield say(key if spread.count > 1 else f"{key}_one", count=spread.count, by=_spread(spread))
    for limit in summary.limits[:LIMITS_IN_SUMMARY_MAX]:
        yield _limit(limit)
    if len(summary.limits) > LIMITS_IN_SUMMARY_MAX:
        yield say("diff_more_limits", count=len(summary.limits) - LIMITS_IN_SUMMARY_MAX)


def _counts(summary: Summary, say: Say) -> Iterator[str]:
    for key in ("lines_added", "lines_removed", "lines_changed", "rows_added", "rows_removed", "other_cells"):
        if count := getattr(summary, key):
            yield say(f"diff_{key}", count=count)


def _spread(spread: Spread) -> str:
    if spread.smallest == spread.largest:
        return f"{spread.smallest} %"
    return f"{spread.smallest}–{spread.largest} %"


def _section(head: str, lines: Iterable[str], *, always: bool = False) -> Iterator[str]:
    told = list(lines)
    if told or always:
        yield ""
        yield click.style(head, bold=True)
        yield from (f"  {line}" for line in told)


def _key(change: KeyChange, say: Say) -> str:
    return f"{change.key}: {change.old or say('nothing')} → {change.new or say('nothing')}"


def _line(line: LineChange, say: Say) -> Iterator[str]:
    sign = _SIGN[line.change]
    if line.change is Change.CHANGED:
        yield f"{sign} {line.role} {line.name}"
        yield from (f"    {_key(key, say)}" for key in line.keys)
    else:
        said = "; ".join(f"{key.key} {key.new or key.old}" for key in line.keys if key.key != line.role)
        yield f"{sign} {line.role} {line.name}: {said}"


def _table(change: TableChange, say: Say) -> str:
    if change.heading:
        return say(f"diff_column_{change.change}", table=change.table, heading=change.heading)
    return say(f"diff_table_{change.change}", table=change.table, rows=change.rows)


def _stage(stage: Stage, say: Say, everything: bool) -> Iterator[str]:
    yield ""
    yield click.style(say("diff_stage", day=day_text(stage.effective, say)), bold=True)
    notes = [
        *((limit.table, _limit(limit)) for limit in stage.limits),
        *((row.table, _row(row)) for row in stage.rows),
        *((cell.table, _cell(cell)) for cell in stage.cells),
    ]
    for table, texts in groupby(sorted(notes, key=lambda note: note[0]), key=lambda note: note[0]):
        lines = [text for _, text in texts]
        shown = lines if everything else lines[:LINES_OF_TABLE_MAX]
        yield f"  {table}"
        yield from (f"    {line}" for line in shown)
        if len(shown) < len(lines):
            yield f"    {say('diff_more_of_table', count=len(lines) - len(shown))}"


def _limit(limit: LimitChange) -> str:
    head = f"{limit.about}: {limit.heading}" if limit.about else limit.heading
    return f"{head} {_short(limit.old, limit.new)} → {limit.new}"


def _row(row: RowChange) -> str:
    return f"{_SIGN[row.change]} {': '.join(filter(None, (row.about, row.says)))}"


def _cell(cell: CellChange) -> str:
    name = cell.label or cell.heading.partition("[")[0].strip()
    about = ", ".join(filter(None, (name, cell.about)))
    moved = f"{about}: {_short(cell.old, cell.new) or '–'} → {cell.new or '–'}"
    if cell.percent is None:
        return moved
    colour = "red" if cell.percent > 0 else "green"
    return f"{moved}, {click.style(_signed(cell.percent), fg=colour)}"


def _signed(percent: Decimal) -> str:
    return f"{'+' if percent > 0 else '−'}{abs(percent)} %"


def _short(old: str, new: str) -> str:
    """The old text without the unit that the new one repeats."""
    number, _, unit = old.partition(" ")
    return number if unit and new.endswith(f" {unit}") else old
