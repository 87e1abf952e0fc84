"""The tables of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from quittance.core.rating.result import State
from quittance.interfaces.cli.demo.month import CardRun, Explained, Month
from quittance.interfaces.cli.rate_text import grouped, money
from quittance.interfaces.cli.words import Say
from quittance.kernel.exact import to_text


def charges_table(month: Month, say: Say) -> str:
    """Every charge of every card, with count and sum."""
    rows = [row for card in month.cards for row in _card(card, say)]
    heads = ((say("charge_code"), ""), (say("count"), "n"), (say("sum"), "n"))
    return _table(heads, rows)


def _card(card: CardRun, say: Say) -> Iterator[str]:
    header = card.plan.header
    about = say("report_card", facts=grouped(card.report.facts), seconds=card.report.seconds)
    yield f'<tr class="card"><td colspan="3">{escape(header.title)}<small>{escape(about)}</small></td></tr>'
    for total in card.report.totals:
        yield _row((total.code, ""), (grouped(total.count), "n"), (f"{money(total)} {total.currency}", "n"))


def refusals_table(month: Month, say: Say) -> str:
    """Every refusal with its reason in words."""
    keys = ("tariff", "line", "refusal", "meaning")
    heads = (*((say(key), "") for key in keys), (say("count"), "n"))
    rows = [
        _row(
            (refusal.tariff, ""),
            (refusal.line, ""),
            (refusal.code, ""),
            (say(f"means_{refusal.code}"), ""),
            (grouped(refusal.count), "n"),
        )
        for refusal in month.refusals
    ]
    return _table(heads, rows)


def explained_table(explained: Explained, say: Say) -> str:
    """The sheet filled in for one parcel; lines that did not apply are dimmed."""
    result = explained.result
    absent = {line.line.number for line in result.lines if line.state is State.ABSENT}
    rows = [
        _row(
            (str(told.number), "k"),
            (told.name, ""),
            (told.how, ""),
            (told.outcome, "n"),
            dim=told.number in absent,
        )
        for told in explained.told
    ]
    if result.total is not None:
        total = f"{to_text(result.total)} {result.currency}"
        rows.append(
            f'<tr class="total"><td></td><td>{escape(say("total"))}</td><td></td>'
            f'<td class="n">{escape(total)}</td></tr>'
        )
    heads = (("", "k"), (say("line"), ""), (say("report_how"), ""), (say("report_outcome"), "n"))
    head = f"{result.plan.name} · {result.scope} {result.subject_id} · {result.price_date}"
    proof = f'<p class="proof">{escape(say("report_same"))}</p>' if explained.same else ""
    return f"<p><code>{escape(head)}</code></p>{_table(heads, rows)}{proof}"


def _table(heads: Iterable[tuple[str, str]], rows: Iterable[str]) -> str:
    top = "".join(f"<th{_class(kind)}>{escape(head)}</th>" for head, kind in heads)
    table = f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="scroll">{table}</div>'


def _row(*cells: tuple[str, str], dim: bool = False) -> str:
    made = "".join(f"<td{_class(kind)}>{escape(cell)}</td>" for cell, kind in cells)
    return f'<tr class="off">{made}</tr>' if dim else f"<tr>{made}</tr>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
