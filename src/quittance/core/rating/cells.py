"""Reading a cell of a row: the label that picks among headings, and the currency that must be the
subject's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quittance.core.rating.case import Case
from quittance.core.rating.lookup import Read
from quittance.core.rating.narrowing import as_word
from quittance.core.rating.refusals import Code, Refused
from quittance.core.tariff.plan import CurrencyRule
from quittance.core.tariff.table import Per, Result, Row, Table

ReadCell = Callable[[Case, Row], Any]


class CellColumn:
    """All result headings of one name in a table, as one line reads them: labels and units told apart by the
    row."""

    def __init__(self, table: Table, name: str, column: Read | None, rule: CurrencyRule) -> None:
        self.headings = [
            (place, result)
            for place, result in enumerate(table.results)
            if name in (result.name, result.heading)
        ]
        self._table = table
        self._column = column
        self._rule = rule

    def reader(self, money: bool, per: Per | None = None) -> ReadCell:
        """How to read the cell; None is an empty cell. `money`: the cell becomes part of an amount. `per`
        chooses among headings that stand twice with two units.

        A word that is a label of other names only (`rate:UK` beside `price:UK` and `price:DE`) finds an empty
        cell. Reading refuses NO_COLUMN when the word picks no heading of the table at all, WRONG_CURRENCY
        when a filled cell is an amount of another currency than the subject's.
        """
        if not self.headings:
            return lambda case, row: None
        fitting = [
            (place, result) for place, result in self.headings if per is None or result.per in (None, per)
        ]
        by_label: dict[str | None, list[ReadCell]] = {result.label: [] for _, result in self.headings}
        for place, result in fitting:
            by_label[result.label].append(self._plain(place, result, money))
        choices = {label: _first_filled(readers) for label, readers in by_label.items()}
        if set(choices) == {None}:
            return choices[None]
        return self._labelled(choices)

    def _labelled(self, choices: dict[str | None, ReadCell]) -> ReadCell:
        column, about = self._column, self._table.name
        known = {result.label for result in self._table.results} - {None}

        def read(case: Case, row: Row) -> Any:
            word = _label(column(case)) if column else None
            choice = choices.get(word) or choices.get(None)
            if choice is not None:
                return choice(case, row)
            if word not in known:
                raise Refused(Code.NO_COLUMN, about)
            return None

        return read

    def _plain(self, place: int, result: Result, money: bool) -> ReadCell:
        currency = result.type.currency if money or result.type.is_money else None
        if currency is None or (not self._rule.by and currency == self._rule.default):
            return lambda case, row: row.results[place]

        def read(case: Case, row: Row) -> Any:
            cell = row.results[place]
            if cell is not None and case.currency() != currency:
                raise Refused(Code.WRONG_CURRENCY, result.heading)
            return cell

        return read


def _label(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return as_word(value)


def _first_filled(readers: list[ReadCell]) -> ReadCell:
    if len(readers) == 1:
        return readers[0]

    def read(case: Case, row: Row) -> Any:
        return next((cell for reader in readers if (cell := reader(case, row)) is not None), None)

    return read
