"""Every finding that reading and checking a tariff can make: code, meaning, hint. The page is printed from
here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quittance.core.facts.kind import Kind as Sort
from quittance.kernel.finding import Finding, Place, Severity

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Kind:
    """A finding of the catalogue. `hint` is printed where the place at hand has nothing better to say."""

    code: str
    meaning: str
    hint: str
    severity: Severity = Severity.ERROR


_KINDS = (
    # ---- reading
    Kind(
        "UNREADABLE", "A file of the tariff cannot be read.", "Save it as UTF-8: TOML, and CSV with commas."
    ),
    Kind("RAGGED_ROW", "A row has more or fewer cells than its table has headings.", "Count the commas."),
    Kind("MISSING_KEY", "A key that is always needed is not there.", "Write it."),
    Kind("UNKNOWN_KEY", "No part of the language has this key.", "Look up the keys in the tariff language."),
    Kind(
        "BAD_VALUE",
        "The value does not follow its grammar.",
        "The last section of the tariff language has it.",
    ),
    Kind("GIVEN_TWICE", "One thing is said in two places.", "Keep one of the two."),
    Kind(
        "DO_NOT_MIX", "These keys of a line exclude each other.", "Split it into two lines, or leave one out."
    ),
    # ---- names
    Kind("UNKNOWN_NAME", "No fact, term, index or line has this name.", "Declare a new fact under [facts]."),
    Kind(
        "READ_BEFORE_WRITTEN", "A line reads itself or a line further down.", "Move it below what it reads."
    ),
    Kind(
        "FACT_AND_LINE",
        "A line has the name of a fact.",
        "Give the line another name; `code` keeps the printed one.",
    ),
    Kind("NAME_TWICE", "Two things of a tariff have one name.", "Rename one of them."),
    Kind(
        "OUT_OF_REACH", "A line reads a value that belongs to something else.", "Look at `per` of both lines."
    ),
    Kind(
        "NO_AGGREGATE",
        "A group reads a fact or measure of its members without saying how.",
        "Write for instance `sum of`, `highest of`, or add the fact to `per`.",
    ),
    # ---- alternatives
    Kind("ALTERNATIVES_APART", "Lines of one name do not stand next to each other.", "Move them together."),
    Kind(
        "ALTERNATIVES_DIFFER",
        "Lines of one name are not alternatives of one thing.",
        "Alternatives share role, `per` and what they measure.",
    ),
    Kind(
        "ALTERNATIVE_NEVER_REACHED",
        "An alternative above always applies.",
        "Move the unconditional one to the end.",
    ),
    # ---- values
    Kind("UNIT_MISMATCH", "Two values that meet do not measure the same.", "Compare the units of both."),
    Kind(
        "KIND_MISMATCH",
        "A number, word, yes/no or date stands where another kind belongs.",
        "Check the name.",
    ),
    Kind(
        "BARE_PER",
        "The card does not say whether begun steps count.",
        "Write `per started …` or `per exact …`.",
    ),
    Kind(
        "LIMIT_OFF_GRID",
        "A minimum or cap is no multiple of what the line is rounded to.",
        "Limit first in a measure, then round, or write a limit that can be charged.",
    ),
    Kind(
        "OF_NEEDED",
        "The table has several banded keys, so the line must say what its rate is taken of.",
        "Write `of`.",
    ),
    Kind(
        "NO_BASIS",
        "The line has nothing to work with.",
        "Write `of`, `price`, `greatest_of` or a table that has them.",
    ),
    Kind(
        "NOT_MONEY",
        "A charge or discount does not come out as an amount of money.",
        "Look at its rate and basis.",
    ),
    Kind(
        "CURRENCY_MISMATCH",
        "Amounts of two currencies meet, or one that the header does not have.",
        "Use the header's currencies.",
    ),
    # ---- tables
    Kind(
        "UNKNOWN_TABLE", "There is no table of this name.", "A table is a CSV file, or a sheet, of that name."
    ),
    Kind("UNKNOWN_COLUMN", "The table has no such heading or label.", "Look at the table's headings."),
    Kind(
        "DUPLICATE_HEADING", "A table has the same heading twice.", "Headings differ in name, label or unit."
    ),
    Kind(
        "CELL_WITHOUT_UNIT",
        "A heading of numbers has no unit.",
        "Write the unit in square brackets, such as [kg].",
    ),
    Kind(
        "BAD_CELL",
        "A cell does not hold what its heading says.",
        "Numbers have a decimal point and no separators.",
    ),
    Kind("EMPTY_TABLE", "A table has no rows.", "Fill it, or take it away with the lines that read it."),
    Kind(
        "SCALE_WITHOUT_BAND",
        "A scale needs one `up to` or `at least` key on the line's basis.",
        "Look at the table's keys.",
    ),
    Kind(
        "SOFT_LOOKUP",
        "A list is asked with `in`: what it does not have is a no, and not refused.",
        "See that no row is missing.",
        _NOTICE,
    ),
    Kind(
        "NOT_A_LIST",
        "A table is asked with `in` that is no list, so that a missing price could become a missing charge.",
        "Only tables named in the header's `lists` may be asked so.",
    ),
    # ---- commerce
    Kind(
        "CHARGE_WITHOUT_TRIGGER",
        "Nothing says which event makes a charge due.",
        "Write `trigger` in the header.",
    ),
    Kind("BEARER_NOT_WHOLE", "The shares of the bearers do not add up to 100 %.", "Make them add up."),
    Kind(
        "PUBLISHED_AND_EDITED",
        "A published version is not what it was when it was published.",
        "Undo the edit, or make a new version with its own `from`.",
    ),
    # ---- leftovers
    Kind("UNUSED_TABLE", "No line reads this table.", "Take it away, or read it.", _WARNING),
    Kind("UNUSED_TERM", "Nothing reads this term.", "Take it away, or read it.", _WARNING),
)

FINDINGS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _KINDS})
"""The catalogue by code."""


def found(
    code: str, message: str, place: Place | None, hint: str = "", severity: Severity | None = None
) -> Finding:
    """A finding of the catalogue; with its general hint if none is given."""
    kind = FINDINGS[code]
    return Finding(code, message, place, hint or kind.hint, severity or kind.severity)


def bad_cell(heading: str, text: str, kind: Sort, place: Place) -> Finding:
    """The finding that a cell is not of the kind its heading says."""
    wanted, hint = _CELLS.get(kind, ("a number", ""))
    return found("BAD_CELL", f"{heading}: {text!r} is not {wanted}.", place, hint)


_CELLS = {
    Sort.DATE: ("a day", "Write days as 2026-04-01."),
    Sort.YES_NO: ("yes or no", "Write yes, no, or nothing for any."),
}


def near(name: str, candidates: Iterable[str]) -> str:
    """A hint that names what looks like `name`, or nothing."""
    from difflib import get_close_matches

    matches = get_close_matches(name.strip().lower(), sorted(set(candidates)), n=3)
    return f"Did you mean {', '.join(matches)}?" if matches else ""
