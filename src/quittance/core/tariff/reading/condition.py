"""Conditions checked: names become operands, kinds and units must fit, and what terms settle is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.when import (
    All,
    Always,
    Any_,
    Compare,
    Comparison,
    Condition,
    InTable,
    IsKnown,
    IsWord,
    IsYes,
    Not,
)
from quittance.core.tariff.findings import found
from quittance.core.tariff.language import condition as tree
from quittance.core.tariff.language.amount import Amount
from quittance.core.tariff.operand import FactRead, Literal
from quittance.core.tariff.reading.binding import bind, no_table
from quittance.core.tariff.reading.fit import fits
from quittance.core.tariff.reading.meaning import Meaning, literal
from quittance.core.tariff.reading.names import resolve
from quittance.core.tariff.reading.types import DATE
from quittance.kernel.finding import Place

if TYPE_CHECKING:
    from quittance.core.tariff.reading.line_reader import LineReader

_MIRROR = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class ConditionReader:
    """Reads the condition under one key of a line."""

    def __init__(self, line: LineReader, key: str, place: Place) -> None:
        self._line = line
        self._key = key
        self._place = place

    def read(self) -> Condition | None:
        """The checked condition; None, with findings, if some part of it is not understood."""
        parsed = self._line.parsed(self._key, tree.parse_condition)
        return self._tree(parsed) if parsed is not None else None

    def _tree(self, node: tree.Tree) -> Condition | None:
        match node:
            case tree.Joined():
                return self._joined(node)
            case tree.Negated():
                inner = self._tree(node.inner)
                return negated(inner) if inner is not None else None
            case tree.Yes():
                meaning = self._name(node.name, Kind.YES_NO)
                return self._yes(meaning) if meaning is not None else None
            case tree.Known():
                return self._known(node)
            case tree.OneOf():
                return self._one_of(node)
            case tree.InList():
                return self._in_list(node)
            case tree.Compared():
                return self._compared(node)

    def _joined(self, node: tree.Joined) -> Condition | None:
        parts = [self._tree(part) for part in node.parts]
        whole = [part for part in parts if part is not None]
        return joined(node.word, whole) if len(whole) == len(parts) else None

    def _name(self, name: tree.Name, *kinds: Kind) -> Meaning | None:
        place = self._at(name.column)
        meaning = resolve(self._line.draft, name.name, self._line.who, place)
        if meaning is not None and meaning.type.kind not in kinds:
            wanted = " or a ".join(kinds)
            self._find(
                "KIND_MISMATCH", f"{name.name!r} is a {meaning.type.kind}; a {wanted} belongs here.", place
            )
            return None
        return meaning

    @staticmethod
    def _yes(meaning: Meaning) -> Condition:
        return IsYes(meaning.operand) if meaning.operand is not None else Always(bool(meaning.settled))

    def _known(self, node: tree.Known) -> Condition | None:
        meaning = self._name(node.name, *Kind)
        if meaning is not None and not isinstance(meaning.operand, FactRead):
            self._find(
                "KIND_MISMATCH",
                f"{node.name} is no fact; only a fact may be missing.",
                self._at(node.name.column),
            )
            return None
        return IsKnown(meaning.operand) if meaning is not None and meaning.operand is not None else None

    def _one_of(self, node: tree.OneOf) -> Condition | None:
        meaning = self._name(node.name, Kind.WORD, Kind.YES_NO)
        if meaning is None:
            return None
        if meaning.type.kind is Kind.YES_NO:
            answers = {"yes": True, "no": False}
            if len(node.words) != 1 or node.words[0] not in answers:
                self._find(
                    "KIND_MISMATCH",
                    f"{node.name} is yes or no, not {', '.join(node.words)}.",
                    self._at(node.name.column),
                )
                return None
            test = self._yes(meaning)
            return test if answers[node.words[0]] is not node.negated else negated(test)
        if meaning.operand is None:
            return Always((meaning.settled in node.words) is not node.negated)
        return IsWord(meaning.operand, node.words, node.negated)

    def _in_list(self, node: tree.InList) -> Condition | None:
        draft, name, place = self._line.draft, node.table.name, self._at(node.table.column)
        if name not in draft.tables:
            draft.findings.append(no_table(draft, name, place))
            return None
        table = draft.tables[name]
        if not table.soft:
            message = f"The table {name!r} is asked with `in`, but the header's `lists` do not name it."
            self._find("NOT_A_LIST", message, place)
        else:
            rows = len(table.rows)
            message = f"{self._line.own.name}: what fits none of the {rows} rows of {name!r} is a no here."
            hint = "It is not refused, so see that no row is missing."
            draft.findings.append(found("SOFT_LOOKUP", message, place, hint))
        return InTable(name) if bind(draft, name, self._line.who) is not None else None

    def _compared(self, node: tree.Compared) -> Condition | None:
        left, right = self._side(node.left), self._side(node.right)
        if left is None or right is None:
            return None
        place = self._at(node.left.column if isinstance(node.left, tree.Name) else 1)
        if left.type.kind is not right.type.kind:
            message = f"{left.name} is a {left.type.kind}, {right.name} a {right.type.kind}."
            self._find("KIND_MISMATCH", message, place)
            return None
        if left.type.kind is Kind.WORD and node.sign not in ("=", "!="):
            self._find("KIND_MISMATCH", f"{left.name} is a word; words are equal or not.", place)
            return None
        if left.type.kind is Kind.NUMBER and not fits(
            self._line.draft, left.type, right.type, place, right.name
        ):
            return None
        return compared(left, node.sign, right)

    def _side(self, side: tree.Side) -> Meaning | None:
        if isinstance(side, tree.Name):
            return self._name(side, Kind.NUMBER, Kind.WORD, Kind.DATE)
        if isinstance(side, Amount):
            return literal(side)
        return Meaning(side.isoformat(), DATE, None, settled=side)

    def _at(self, column: int) -> Place:
        if self._place.column is None or not column:
            return self._place
        return replace(self._place, column=self._place.column + column - 1)

    def _find(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self._line.draft.findings.append(found(code, f"{self._key}: {message}", place, hint))


def negated(condition: Condition) -> Condition:
    """The opposite, settled if it can be."""
    return Always(not condition.answer) if isinstance(condition, Always) else Not(condition)


def joined(word: str, parts: list[Condition]) -> Condition:
    """All (`and`) or any (`or`) of the parts; settled parts are answered and gone."""
    decisive = word == "or"
    if any(isinstance(part, Always) and part.answer is decisive for part in parts):
        return Always(decisive)
    left = [part for part in parts if not isinstance(part, Always)]
    if len(left) < 2:
        return left[0] if left else Always(not decisive)
    return Any_(tuple(left)) if decisive else All(tuple(left))


def compared(left: Meaning, sign: str, right: Meaning) -> Condition:
    """The comparison with the name on the left; two settled sides, or two literals, are compared now."""
    if left.operand is None and right.operand is None:
        return Always(_answer(left.settled, sign, right.settled))
    if isinstance(left.operand, Literal) and isinstance(right.operand, Literal):
        return Always(_answer(left.operand.value, sign, right.operand.value))
    if left.operand is None:
        return compared(right, _MIRROR[sign], left)
    if right.operand is not None:
        return Compare(left.operand, Comparison(sign), right.operand)
    settled = right.settled
    return Compare(
        left.operand, Comparison(sign), settled.isoformat() if isinstance(settled, date) else str(settled)
    )


def _answer(left: Any, sign: str, right: Any) -> bool:
    match Comparison(sign):
        case Comparison.EQUAL:
            return bool(left == right)
        case Comparison.UNEQUAL:
            return bool(left != right)
        case Comparison.LESS:
            return bool(left < right)
        case Comparison.AT_MOST:
            return bool(left <= right)
        case Comparison.MORE:
            return bool(left > right)
        case Comparison.AT_LEAST:
            return bool(left >= right)
