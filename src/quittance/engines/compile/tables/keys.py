"""From the key headings of a table to its dimensions: keys that ask about one thing share one code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import Operand
from quittance.core.tariff.table import Key, KeyCell, Phrase, Table
from quittance.engines.compile.dates import ordinal
from quittance.engines.compile.number import Number
from quittance.engines.compile.relation import Relation
from quittance.engines.compile.sql import NULL, Sql, case, coalesce, integer, is_null, text
from quittance.engines.compile.tables import bands, texts
from quittance.engines.compile.tables.dimension import Dimension, masks_by_value, prefix_masks, word_masks
from quittance.engines.compile.tables.preference import Ranked
from quittance.engines.compile.value import Value

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame


@dataclass(frozen=True, slots=True)
class Asked:
    """The keys of a table (by position) that ask about one operand in one manner, for each content its ranked
    rows.
    """

    name: str
    operand: Operand | None
    keys: tuple[tuple[int, Key], ...]
    rows: tuple[tuple[Ranked, ...], ...]
    content_of: tuple[int, ...]
    band: int | None = None  # the position of the key that is the band of a scale

    def cells(self, content: int, position: int) -> list[KeyCell]:
        """That key's cells in order of preference."""
        return [row.keys[position] for row in self.rows[content]]


def dimensions_of(
    frame: ScopeFrame,
    name: str,
    contents: Sequence[Table],
    rows: Sequence[Sequence[Ranked]],
    content_of: Sequence[int],
    price_date: str,
    band: int | None = None,
    quantity: Number | None = None,
) -> tuple[list[Dimension], list[Value]]:
    """The dimensions of the table's keys, and what they read.

    `band` is the key of a scale, `quantity` what falls in its bands where that is not what the key reads.
    """
    asked: dict[tuple[Operand | None, str], list[tuple[int, Key]]] = {}
    values: dict[Operand | None, Value] = {}
    for position, key in enumerate(contents[0].keys):
        operand = key.operand
        if operand not in values:
            values[operand] = (
                frame.price_day(price_date, 0) if operand is None else frame.read(operand, 0, price_date)
            )
        asked.setdefault((operand, _manner(key, values[operand])), []).append((position, key))
    shared = (tuple(tuple(one) for one in rows), tuple(content_of), band if quantity is None else None)
    dimensions = [
        _MAKERS[manner](
            frame, Asked(f"{name}_k{keys[0][0] + 1}", operand, tuple(keys), *shared), values[operand]
        )
        for (operand, manner), keys in asked.items()
    ]
    if band is not None and quantity is not None:
        own = Asked(f"{name}_q", None, ((band, contents[0].keys[band]),), *shared[:2], band)
        found = _bands(frame, own, Value(Kind.NUMBER, quantity, optional=True))
        everything = tuple(tuple((1 << len(one)) - 1 for _ in range(found.size)) for one in rows)
        dimensions.append(replace(found, operand=own, masks=everything))
    return dimensions, list(values.values())


def _manner(key: Key, value: Value) -> str:
    if key.phrase is Phrase.STARTS_WITH:
        return "prefix"
    if key.phrase is Phrase.IS:
        return "yes/no" if value.kind is Kind.YES_NO else "word"
    if value.kind is Kind.WORD:
        return "text"
    return "band"


def _finished(
    frame: ScopeFrame,
    asked: Asked,
    value: Value,
    code: Sql,
    masks: list[list[int]],
    reached: list[list[int]] | None = None,
) -> Dimension:
    """Adds the code for "absent", in which only rows that do not ask fit, where the value may be absent."""
    size = len(masks[0])
    if value.optional:
        positions = [position for position, _ in asked.keys]
        for content, one in enumerate(masks):
            one.append(_not_asking(asked, content, positions))
        for content, one in enumerate(reached or ()):
            one.append(_not_asking(asked, content, [asked.band]))
        code = coalesce(code, integer(size))
        size += 1
    defined = frame.define(f"{asked.name}_code", code)
    return Dimension(asked.operand, defined, size, tuple(map(tuple, masks)), tuple(map(tuple, reached or ())))


def _not_asking(asked: Asked, content: int, positions: Sequence[int | None]) -> int:
    """The rows that leave all these keys empty."""
    free = [all(row.keys[at] is None for at in positions if at is not None) for row in asked.rows[content]]
    return masks_by_value(list(free), [True], lambda cell, _: bool(cell))[0]


def _bands(frame: ScopeFrame, asked: Asked, value: Value) -> Dimension:
    number = value.number if value.number is not None else ordinal(value.expression)
    whole = frame.define(f"{asked.name}_n", number.sql)
    found = Number(whole, number.factor, number.low, number.high)
    limits = [
        [
            (
                key.phrase,
                bands.breaks_of(found, key.phrase, asked.cells(content, at)),
            )
            for at, key in asked.keys
        ]
        for content in range(len(asked.rows))
    ]
    breaks = [sorted({b for _, cells in one for b in cells if b is not None}) for one in limits]
    names = bands.break_columns(frame.sheet.parameters, asked.name, breaks, asked.content_of, found.high)
    size = len(names) + 1
    masks = [bands.band_masks(breaks[at], size, one) for at, one in enumerate(limits)]
    code = bands.band_code(whole, names, optional=value.optional or value.refusal is not None)
    own = [at for at, (position, _) in enumerate(asked.keys) if position == asked.band]
    reached = (
        [bands.band_masks(breaks[at], size, [one[own[0]]]) for at, one in enumerate(limits)] if own else None
    )
    return _finished(frame, asked, value, code, masks, reached)


def _yes_no(frame: ScopeFrame, asked: Asked, value: Value) -> Dimension:
    code = case([(value.expression, integer(1)), (is_null(value.expression), NULL)], integer(0))
    masks = [
        masks_by_value(
            _tuples(rows, asked), [False, True], lambda cells, answer: all(c in (None, answer) for c in cells)
        )
        for rows in asked.rows
    ]
    return _finished(frame, asked, value, code, masks)


def _words(frame: ScopeFrame, asked: Asked, value: Value) -> Dimension:
    cells = [
        cell
        for rows in asked.rows
        for row in rows
        for at, _ in asked.keys
        if isinstance(cell := row.keys[at], tuple)
    ]
    words = list(value.words) or list(dict.fromkeys(word for cell in cells for word in cell))
    code = value.code if value.code is not None else word_code(frame, asked.name, value.expression, words)
    masks = [word_masks(_tuples(rows, asked), words) for rows in asked.rows]
    return _finished(frame, asked, value, code, masks)


def _prefixes(frame: ScopeFrame, asked: Asked, value: Value) -> Dimension:
    cells = [
        cell
        for rows in asked.rows
        for row in rows
        for at, _ in asked.keys
        if isinstance(cell := row.keys[at], str)
    ]
    prefixes = list(dict.fromkeys(cells))
    codes = [(prefix, at + 1) for at, prefix in enumerate(prefixes)]
    relation = frame.sheet.add(
        Relation(f"prefixes_{asked.name}", {"prefix": "VARCHAR", "code": "BIGINT"}, list(codes))
    )
    lengths = sorted({len(prefix) for prefix in prefixes if prefix} or {1})
    start = texts.start_of(value.expression, max(lengths))
    query = texts.prefix_query(relation, frame.source_of(value.expression), start, lengths)
    resolved = frame.sheet.add_query(f"starts_{asked.name}", query)
    joined = frame.join(
        resolved, [("start", frame.define(f"{asked.name}_start", start))], {"code": f"{asked.name}_found"}
    )
    masks = [prefix_masks(_tuples(rows, asked), ["", *prefixes]) for rows in asked.rows]
    return _finished(frame, asked, value, joined["code"], masks)


def _texts(frame: ScopeFrame, asked: Asked, value: Value) -> Dimension:
    limits = [(key.phrase, row.keys[at]) for rows in asked.rows for row in rows for at, key in asked.keys]
    breaks = texts.text_breaks(limits)
    names = [
        frame.sheet.parameters.texts(f"{asked.name}_{at + 1}", [cell] * len(asked.content_of))
        for at, (cell, _) in enumerate(breaks)
    ]
    codes = list(range(len(breaks) + 1))

    def fits(cells: tuple[KeyCell, ...], code: int) -> bool:
        return all(
            cell is None
            or (breaks.index((str(cell), key.phrase in (Phrase.UP_TO, Phrase.OVER))) < code)
            == (key.phrase in (Phrase.OVER, Phrase.AT_LEAST))
            for cell, (_, key) in zip(cells, asked.keys, strict=True)
        )

    masks = [masks_by_value(_tuples(rows, asked), codes, fits) for rows in asked.rows]
    return _finished(frame, asked, value, texts.text_code(value.expression, breaks, names), masks)


def _tuples(rows: Sequence[Ranked], asked: Asked) -> list[tuple[KeyCell, ...]]:
    """The cells of the asked keys, row by row in order of preference."""
    places = [at for at, _ in asked.keys]
    return [tuple([row.keys[at] for at in places]) for row in rows]


def word_code(frame: ScopeFrame, name: str, value: Sql, words: Sequence[str]) -> Sql:
    """1 for the first word, 2 for the second ...; 0 for any other; null when the value is null."""
    if len(words) <= texts.CASES_UP_TO:
        branches = [(value.eq(text(word)), integer(at + 1)) for at, word in enumerate(words)]
        return case([(is_null(value), NULL), *branches], integer(0))
    relation = frame.sheet.add(texts.words_relation(f"words_{name}", words))
    joined = frame.join(relation, [("word", frame.define(f"{name}_word", value))], {"code": f"{name}_found"})
    return case([(is_null(value), NULL)], coalesce(joined["code"], integer(0)))


_MAKERS = {"band": _bands, "yes/no": _yes_no, "word": _words, "prefix": _prefixes, "text": _texts}
