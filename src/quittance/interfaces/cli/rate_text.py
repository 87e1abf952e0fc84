"""What a rating run came to, as tables: charges with their sums, and refusals with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from quittance.interfaces.cli.tools import RateReport, Refusals, Total
from quittance.interfaces.cli.words import Say
from quittance.kernel.currency import parse_currency

WIDTH_UNPIPED = 110
"""So wide are tables that are not printed to a terminal."""


def print_report(report: RateReport, say: Say) -> None:
    """Both tables, and a sentence that says how much was done."""
    console = out()
    console.print(
        say(
            "rate_done",
            facts=report.facts,
            rows=report.rows,
            seconds=report.seconds,
        )
    )
    if report.totals:
        console.print(totals_table(report.totals, say))
    if report.refusals:
        console.print(refusals_table(report.refusals, say))


def out() -> Console:
    """The console of the output; plain and wide enough where it is not a terminal."""
    console = Console(highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console = Console(highlight=False, emoji=False, markup=False, width=WIDTH_UNPIPED)
    return console


def totals_table(totals: Sequence[Total], say: Say) -> Table:
    """Charges by tariff and code."""
    table = Table(box=box.SIMPLE_HEAD, title=say("charges"), title_justify="left")
    table.add_column(say("tariff"))
    table.add_column(say("charge_code"))
    table.add_column(say("count"), justify="right")
    table.add_column(say("sum"), justify="right")
    last = ""
    for total in totals:
        amount = f"{money(total)} {total.currency}"
        table.add_row(total.tariff if total.tariff != last else "", total.code, grouped(total.count), amount)
        last = total.tariff
    return table


def refusals_table(refusals: Sequence[Refusals], say: Say) -> Table:
    """Refusals by tariff, with what each means."""
    table = Table(box=box.SIMPLE_HEAD, title=say("refusals"), title_justify="left")
    for key in ("tariff", "refusal", "line"):
        table.add_column(say(key))
    table.add_column(say("count"), justify="right")
    table.add_column(say("meaning"))
    for refusal in refusals:
        meaning = say(f"means_{refusal.code}")
        table.add_row(refusal.tariff, refusal.code, refusal.line, grouped(refusal.count), meaning)
    return table


def money(total: Total) -> str:
    """The sum with the decimals of its currency and with separators."""
    decimals = parse_currency(total.currency).exponent if total.currency else 2
    return f"{total.amount:,.{decimals}f}"


def grouped(count: int) -> str:
    """The count with separators: 200,000."""
    return f"{count:,}"
