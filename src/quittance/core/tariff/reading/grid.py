"""Steps of which a value is always a multiple: where begun and exact agree, and which limits can be
charged."""

from __future__ import annotations

from quittance.core.tariff.operand import CellRead, Literal
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.rounding import rounding_of
from quittance.core.tariff.table import ResultCell
from quittance.kernel.currency import parse_currency
from quittance.kernel.exact import Exact, as_fraction, exact, exact_text, multiply
from quittance.kernel.finding import Place


def is_multiple(value: Exact, step: Exact) -> bool:
    """Whether the value is a whole number of steps."""
    return (as_fraction(value) / as_fraction(step)).denominator == 1


def common(left: Exact | None, right: Exact | None) -> Exact | None:
    """The step of a sum or difference: the finer one, if the other is a multiple of it."""
    if left is None or right is None:
        return None
    fine, wide = sorted((left, right))
    return fine if is_multiple(wide, fine) else None


def product(left: Exact | None, right: Exact | None) -> Exact | None:
    """The step of a product."""
    return multiply(left, right) if left is not None and right is not None else None


def grid_of(line: LineReader, limit: Meaning) -> Exact | None:
    """The step of a limit: its own, or the running value's if every cell of its column is a multiple of
    that."""
    if not isinstance(limit.operand, CellRead):
        if limit.grid is None and isinstance(limit.operand, Literal) and line.running is not None:
            return line.running.grid  # zero is a multiple of everything
        return limit.grid
    grid = line.running.grid if line.running is not None else None
    if grid is None:
        return None
    return grid if all(is_multiple(cell, grid) for cell, _, _ in _cells(line, limit.operand)) else None


def check_grid(line: LineReader, key: str, limit: Meaning, *, after_times: bool = False) -> None:
    """A money limit said of the whole line must be an amount that the line can be rounded to."""
    if not line.is_money or (line.has("times") and not after_times):
        return
    said = rounding_of(line) if line.has("round") else None
    amounts: list[tuple[Exact, str | None, Place]] = []
    if isinstance(limit.operand, Literal):
        amounts = [(limit.operand.value, limit.operand.currency, line.place_for(key))]
    elif isinstance(limit.operand, CellRead):
        amounts = _cells(line, limit.operand)
    for amount, currency, place in amounts:
        step = said.step if said is not None and said.step is not None else _minor(currency)
        if step is not None and not is_multiple(amount, step):
            message = f"{key}: {exact_text(amount)} {currency or ''} is no multiple of {exact_text(step)}."
            line.find_at("LIMIT_OFF_GRID", message, place)


def _cells(line: LineReader, operand: CellRead) -> list[tuple[Exact, str | None, Place]]:
    cells = line.table.cells(operand.heading) if line.table is not None else []
    return [(cell, result.type.currency, place) for result, cell, place in cells if _is_number(cell)]  # type: ignore[misc]


def _is_number(cell: ResultCell) -> bool:
    return cell is not None and not isinstance(cell, (str, bool))


def _minor(currency: str | None) -> Exact | None:
    return exact(parse_currency(currency).minor_step) if currency else None
