"""Tables: keys in any combination, tidy or not, with holes, editions and labels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import LineRead, Operand
from quittance.core.tariff.table import KeyCell, Per, Phrase, Row, Table
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Place
from tests.generated.strategies import keys, results, words
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.keys import KeyPart
from tests.generated.strategies.results import Column

MOST_ROWS = 14


@dataclass(frozen=True)
class Printed:
    """A table on the card, as the line that reads it has to know it."""

    name: str
    column: str | None = None  # the word that picks among labels
    rates: tuple[Per, ...] = ()
    headings: frozenset[str] = frozenset()
    band: int = 0  # of a scale


def key_rows(card: Card, parts: list[KeyPart], most: int = MOST_ROWS) -> list[tuple[KeyCell, ...]]:
    """The key cells of the rows: every combination, some left out, or rows at random; seldom out of order."""
    chance = card.chance
    tidy = chance.yes(75)
    if tidy:
        whole = [sum(combination, ()) for combination in product(*(part.ladder for part in parts))]
        most = max(most, max(len(part.ladder) for part in parts) + 2)
        rows = whole if len(whole) <= most else chance.some(whole, most, most)
        if chance.yes(20) and len(rows) > 2:
            rows = [row for row in rows if not chance.yes(20)] or rows[:1]
        if chance.yes(15):
            chance.shuffle(rows)
        if chance.yes(15):
            rows.append(tuple(None for _ in rows[0]))
        return rows
    return [
        tuple(cell for part in parts for cell in part.loose(chance))
        for _ in range(chance.randint(2, max(3, most // 2)))
    ]


def add(
    card: Card, parts: list[KeyPart], columns: list[Column], *, soft: bool = False, holes: int = 8
) -> str:
    """Puts the table on the card. `holes`: how often (in a hundred) a result cell is empty."""
    name = card.fresh("t")
    asked = [key for part in parts for key in part.keys]
    made = []
    for number, cells in enumerate(key_rows(card, parts), start=2):
        made.append(Row(cells, _cells(card, columns, holes), Place(f"{name}.csv", number)))
    table = Table(name, tuple(asked), tuple(column.result for column in columns), tuple(made), soft)
    card.sheet.tables[name] = table
    return name


def _cells(card: Card, columns: list[Column], holes: int) -> tuple[object, ...]:
    """Of several rates (two units) a row fills at most one; limits are often empty."""
    chance = card.chance
    rates = [at for at, column in enumerate(columns) if column.result.name == "rate"]
    by_label: dict[object, list[int]] = {}
    for at in rates:
        by_label.setdefault(columns[at].result.label, []).append(at)
    empty: set[int] = set()
    for places in by_label.values():
        if len(places) > 1:
            kept = chance.pick(places)
            empty |= {at for at in places if at != kept}
    cells = []
    for at, column in enumerate(columns):
        often = 50 if column.result.name in ("above", "at_least", "at_most") else holes
        cells.append(None if at in empty or chance.yes(often) else column.cell())
    return tuple(cells)


def any_parts(card: Card, low: int, high: int) -> list[KeyPart]:
    """The keys of a table; no two ask by the same heading."""
    parts = [keys.edition_part(card)] if card.chance.yes(12) else []
    seen: set[str] = set()
    for _ in range(card.chance.randint(low, high)):
        part = keys.any_part(card)
        headings = {key.heading for key in part.keys}
        if not headings & seen:
            seen |= headings
            parts.append(part)
    card.chance.shuffle(parts)
    return parts


def labels(card: Card) -> tuple[str | None, list[str | None]]:
    """The word that picks a column with the labels, or no word and one heading for all."""
    chance = card.chance
    if not chance.yes(30 if not card.rule.by else 55):
        return None, [None]
    known = card.rule.by if card.rule.by and chance.yes(75) else ""
    candidates = (
        [known] if known else [one.name for one in card.of_kind(Kind.WORD) if one.name in words.WORDS]
    )
    if not candidates:
        return None, [None]
    word = chance.pick(candidates)
    found: list[str | None] = list(
        chance.some([w for w in words.WORDS[word] if w.isascii() and w.isalnum()], 1, 3)
    )
    card.words[word] += [label for label in found if label]
    if chance.yes(30):
        found.append(None)
    return word, found


def currency_for(card: Card, word: str | None, label: str | None) -> str:
    """A labelled heading mostly has the currency of its market; else any of the card's."""
    own = dict(card.rule.codes).get(label or "")
    return own if own and word == card.rule.by and card.chance.yes(85) else card.currency


def price_table(card: Card, of: Named | None, *, scale: str = "", prices: bool | None = None) -> Printed:
    """A table that prices: of `of` if it has a rate, by a band on it if there is a scale."""
    chance = card.chance
    parts = any_parts(card, 0 if scale or of is not None else 1, 2)
    band: KeyPart | None = None
    if of is not None and (scale or chance.yes(60)):
        wanted = chance.choice([Phrase.UP_TO, Phrase.AT_LEAST]) if scale else None
        wanted = Phrase.AT_LEAST if scale == "deficit" else wanted
        band = keys.band_part(card, of, wanted)
        mine = {key.operand for key in band.keys}
        parts = [part for part in parts if not {key.operand for key in part.keys} & mine]
        parts.insert(chance.randrange(len(parts) + 1), band)
    if not parts:
        parts = any_parts(card, 1, 1)
    word, marks = labels(card)
    currencies = {label: currency_for(card, word, label) for label in marks}
    both = of is not None and (chance.yes(55) if prices is None else prices)
    columns = _pricing(card, of, marks, currencies, priced=of is None or both)
    single = set(currencies.values())
    if len(single) == 1:
        columns += [
            results.limit(card, name, currencies[marks[0]])
            for name in ("at_least", "at_most")
            if chance.yes(12)
        ]
    if of is not None and not scale and chance.yes(25):
        columns.append(results.above(card, of.dimension))
    if scale == "marked":
        columns.append(results.scale_mark(card))
    if chance.yes(12):
        columns.append(results.own(card, "group", "word"))
    name = add(card, parts, columns, holes=chance.choice([0, 0, 6, 25]))
    rates = tuple(dict.fromkeys(column.result.per for column in columns if column.result.per is not None))
    at = 0
    if band is not None:
        asked = card.sheet.tables[name].keys
        phrases = (Phrase.AT_LEAST,) if scale == "deficit" else (Phrase.UP_TO, Phrase.AT_LEAST)
        at = next(
            (
                i
                for phrase in phrases
                for i, key in enumerate(asked)
                if key in band.keys and key.phrase is phrase
            ),
            0,
        )
    return Printed(name, word, rates, frozenset(column.result.name for column in columns), at)


def _pricing(
    card: Card, of: Named | None, marks: list[str | None], currencies: dict[str | None, str], *, priced: bool
) -> list[Column]:
    columns: list[Column] = []
    twice = of is not None and card.chance.yes(15)
    for label in marks:
        if priced:
            columns.append(results.price(card, label, currencies[label]))
        if of is None:
            continue
        made = results.rate(card, label, currencies[label], of.dimension)
        if columns and (first := next((c for c in columns if c.result.name == "rate"), None)) is not None:
            made = _with_units_of(card, made, first, label, currencies[label])
        columns.append(made)
        if twice and of.dimension in (results.units.MASS, results.units.SCALAR):
            other = results.rate(card, label, currencies[label], of.dimension)
            if other.result.per != made.result.per:
                columns.append(other)
    return columns


def _with_units_of(card: Card, made: Column, first: Column, label: str | None, currency: str) -> Column:
    """Most cards rate all labels per the same unit."""
    if made.result.per == results.PERCENT or card.chance.yes(25) or first.result.per is None:
        return made
    result = first.result
    counted = "started" if result.per and result.per.started else "exact"
    heading = f"rate:{label} [{currency} per {counted} {result.per.unit_text if result.per else ''}]"
    own_type = results.number_type(currency)
    return Column(type(result)(heading, "rate", label, own_type, result.per), made.cell)


def look_up(card: Card, name: str) -> tuple[str, ValueType, str | None]:
    """A table of which a line of that name is the value; its name, what it holds, and the word that picks a
    column.
    """
    chance = card.chance
    sort = chance.weighed(word=34, number=26, percent=14, money=14, yes_no=7, date=5)
    word, marks = labels(card) if sort in ("percent", "number") and chance.yes(25) else (None, [None])
    first = results.own(card, name, sort, marks[0])
    columns = [first]
    for label in marks[1:]:
        result = type(first.result)(
            first.result.heading.replace(f":{marks[0]}", f":{label}" if label else ""),
            name,
            label,
            first.result.type,
        )
        columns.append(Column(result, first.cell))
    parts = any_parts(card, 1, 2)
    if chance.yes(40):
        columns += _cells_for_others(card, name)
    table = add(card, parts, columns, holes=chance.choice([0, 0, 0, 10]))
    return table, first.result.type, word


def _cells_for_others(card: Card, name: str) -> list[Column]:
    """Columns that later lines read as `line.heading`."""
    chance = card.chance
    columns = []
    for heading, sort in chance.some(
        [("extra", "money"), ("share", "percent"), ("size", "number"), ("odd", "yes_no"), ("kind", "word")],
        1,
        2,
    ):
        columns.append(results.own(card, heading, sort))
    if chance.yes(25):
        columns.append(
            results.rate(card, None, card.currency, chance.choice([results.units.MASS, results.units.SCALAR]))
        )
    for column in columns:
        operand: Operand = LineRead(name, column.result.name)
        named = Named(f"{name}.{column.result.name}", operand, column.result.type)
        if column.result.name == "rate":
            card.rate_cells.append((named, column.result.per))
        else:
            card.cells.append(named)
    return columns


__all__ = ["Printed", "add", "any_parts", "look_up", "price_table"]
