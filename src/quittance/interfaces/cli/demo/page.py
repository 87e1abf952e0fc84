"""The report as one HTML page: tiles, charts, tables, and a parcel explained."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template

from quittance.interfaces.cli.demo.drawn import (
    days_chart,
    mix_chart,
    prices_chart,
    refusals_chart,
    weights_chart,
)
from quittance.interfaces.cli.demo.month import Month
from quittance.interfaces.cli.demo.tables import charges_table, explained_table, refusals_table
from quittance.interfaces.cli.rate_text import grouped
from quittance.interfaces.cli.words import Say

_STATIC = files("quittance.interfaces.cli") / "static"


def page(month: Month, say: Say, language: str, commands: list[tuple[str, str]]) -> str:
    """The page; `commands` are what to try next, each with the key of the words that say what for."""
    return Template((_STATIC / "report.html").read_text(encoding="utf-8")).substitute(
        lang="zh-Hans" if language == "zh" else "en",
        title=escape(say("report_title")),
        style=(_STATIC / "report.css").read_text(encoding="utf-8"),
        body="\n".join(_body(month, say, commands)),
    )


def _body(month: Month, say: Say, commands: list[tuple[str, str]]) -> Iterator[str]:
    figures = month.figures
    yield f"<h1>{escape(say('report_title'))}</h1>"
    yield f'<p class="lead">{escape(say("report_lead", cards=len(month.cards)))}</p>'
    yield _tiles(month, say)
    yield from _section(say, "report_mix", mix_chart(month, say))
    yield charges_table(month, say)
    yield from _section(say, "report_weights", weights_chart(figures, say), percent=figures.by_volume)
    yield from _section(say, "report_prices", prices_chart(figures, say))
    yield from _section(say, "report_days", days_chart(figures, say))
    if month.refusals:
        percent = f"{100 * month.refused / max(month.facts, 1):.1f}"
        count = grouped(month.refused)
        yield from _section(say, "report_refused", refusals_chart(month, say), count=count, percent=percent)
        yield refusals_table(month, say)
    yield from _section(say, "report_explained", "")
    yield explained_table(month.explained, say)
    yield f"<h2>{escape(say('report_next'))}</h2>"
    for command, why in commands:
        yield f"<p>{escape(say(why))}</p><pre>{escape(command)}</pre>"
    yield f"<footer>{_footer(month, say)}</footer>"


def _section(say: Say, key: str, figure: str, **values: object) -> Iterator[str]:
    yield f"<h2>{escape(say(key))}</h2>"
    yield f"<p>{escape(say(f'{key}_about', **values))}</p>"
    if figure:
        yield f"<figure>{figure}</figure>"


def _tiles(month: Month, say: Say) -> str:
    tiles = (
        (grouped(month.facts), "report_tile_facts"),
        (grouped(month.amounts), "report_tile_amounts"),
        (str(len(month.cards)), "report_tile_cards"),
        (grouped(month.refused), "report_tile_refused"),
        (f"{month.seconds} s", "report_tile_seconds"),
    )
    made = (
        f'<div class="tile"><b>{escape(value)}</b><span>{escape(say(key))}</span></div>'
        for value, key in tiles
    )
    return f'<div class="tiles">{"".join(made)}</div>'


def _footer(month: Month, say: Say) -> str:
    sources = "".join(
        f"<li>{escape(card.plan.header.title)}: {escape(card.plan.header.trust)}</li>" for card in month.cards
    )
    about = escape(say("report_footer", seed=month.seed))
    return f"<p>{about}</p><ul>{sources}</ul>"
