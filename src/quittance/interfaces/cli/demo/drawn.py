"""The figures of a month as charts, with the words of a language."""

from __future__ import annotations

from decimal import Decimal

from quittance.adapters.demo_month.values import Figures
from quittance.interfaces.cli.demo.bars import Part, columns, counted, side_by_side, stacked
from quittance.interfaces.cli.demo.lines import Spread, spread
from quittance.interfaces.cli.demo.month import Month
from quittance.interfaces.cli.rate_text import grouped, money
from quittance.interfaces.cli.tools import Total
from quittance.interfaces.cli.words import Say

REFUSALS_MAX = 10

BASE = frozenset({"transport", "postage", "fulfilment"})
"""Charges for the carriage itself, which every card calls otherwise."""


def mix_chart(month: Month, say: Say) -> str:
    """Shares of the charges of each card and currency that has several; small ones are put together."""
    rows = []
    for card in month.cards:
        for currency in dict.fromkeys(total.currency for total in card.report.totals):
            of_card = [total for total in card.report.totals if total.currency == currency]
            if len(of_card) > 1:
                rows.append((f"{card.plan.header.tariff} · {currency}", _parts(of_card, say)))
    return stacked(rows, say("report_mix"))


def _parts(totals: list[Total], say: Say) -> list[Part]:
    """The largest first; what is below a hundredth of the whole becomes one part."""
    whole = sum(max(total.amount, Decimal(0)) for total in totals)
    parts, small = [], []
    for total in sorted(totals, key=lambda total: -total.amount):
        if abs(total.amount) * 100 < whole:
            small.append(total)
        else:
            name = say("report_base") if total.code in BASE else total.code
            parts.append(Part(name, float(total.amount), f"{total.code}: {money(total)} {total.currency}"))
    if small:
        tip = ", ".join(f"{total.code}: {money(total)} {total.currency}" for total in small)
        parts.append(Part(say("report_other"), float(sum(total.amount for total in small)), tip))
    return parts


def weights_chart(figures: Figures, say: Say) -> str:
    """How many parcels are in each weight bin, by their own and by their billed weight."""
    series = [
        (say("report_actual"), [float(one.actual) for one in figures.weights]),
        (say("report_billed"), [float(one.billed) for one in figures.weights]),
    ]
    ends = [f"≤ {one.end}" for one in figures.weights]
    return side_by_side(ends, series, x_title=say("report_kg"), about=say("report_weights"))


def prices_chart(figures: Figures, say: Say) -> str:
    """What a parcel costs by its billed weight."""
    points = [
        Spread(
            f"≤ {one.end}",
            float(one.low),
            float(one.middle),
            float(one.high),
            say(
                "report_price_tip",
                end=one.end,
                low=one.low,
                middle=one.middle,
                high=one.high,
                count=one.count,
            ),
        )
        for one in figures.prices
    ]
    return spread(points, x_title=say("report_billed_kg"), unit=" EUR", about=say("report_prices"))


def days_chart(figures: Figures, say: Say) -> str:
    """Parcels by the day they were shipped."""
    days = [
        (str(one.day.day), float(one.count), f"{one.day}: {grouped(one.count)}, {one.amount:,.2f} EUR")
        for one in figures.days
    ]
    return columns(days, x_title=say("report_day"), about=say("report_days"))


def refusals_chart(month: Month, say: Say) -> str:
    """The most frequent refusals."""
    rows = [
        (
            f"{refusal.tariff} · {refusal.line or refusal.code}",
            float(refusal.count),
            f"{grouped(refusal.count)} {refusal.code}",
        )
        for refusal in month.refusals[:REFUSALS_MAX]
    ]
    return counted(rows, say("report_refused"))
