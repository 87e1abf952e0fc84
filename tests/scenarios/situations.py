"""The amounts of the twenty situations: a pack of that number must have each of them, in its tables and in
its story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tests.scenarios.packs import Pack

AMOUNTS: dict[int, str] = {
    1: "6.40 20 7.68 1.10",
    2: "2850.00 9.2 3112.20 412 9860 3.10 4.20 0.32 ~0.45 0.33 ~1.10",
    3: "3.99 2.00 1.00 0.99 4.20 1.50 2.70 3.35 0.85",
    4: "4.20",
    5: "184233.11 61204 184219.87 13.24 43512.60 41870.00",
    6: "12.50 10 5.00 60 13.75 4200.00 3 45.00",
    7: "42.00 4.20 0.84 25.00 3.10 38",
    8: "38400",
    9: "180000 4.10 738000.00",
    10: "15",
    11: "1230.00 23 1000.00",
    12: "1.98 2.04 2",
    13: "",
    14: "3 4020000.00 120600.00 2 3000000 96.1 97 1",
    15: "0.90 1.12 1.15 3.61 5",
    16: "3.80 4.20",
    17: "31.00 3 150 3.00",
    18: "",
    19: "",
    20: "1840 60.00 110400.00 6480.00 103920.00 103740.00",
}
"""Number of the situation → the amounts, counts and percentages that its story turns on. What would come out
if it were done wrong has a `~`: only the story tells it."""

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])")


def numbers_in(text: str) -> set[Decimal]:
    """Every number in a text; commas between thousands are allowed."""
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(text)}


def missing_amounts(pack: Pack) -> Iterator[str]:
    """One sentence for every amount of the situation that the story or the tables do not have."""
    told = numbers_in(pack.story)
    held: set[Decimal] = set()
    for path in pack.path.rglob("*"):
        if path.suffix in (".csv", ".toml"):
            held |= numbers_in(path.read_text(encoding="utf-8").replace(",", " "))
    held |= {abs(value) for rows in pack.tables.values() for row in rows for value in row.values()
             if isinstance(value, Decimal)}  # fmt: skip
    held |= {Decimal(len(rows)) for rows in pack.tables.values()}
    for text in AMOUNTS.get(pack.number, "").split():
        amount = Decimal(text.removeprefix("~"))
        if amount not in told:
            yield f"story.md does not tell {amount}"
        if amount not in held and not text.startswith("~"):
            yield f"no table has {amount}"
