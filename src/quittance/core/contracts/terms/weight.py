"""The rule by which a reading becomes the billing weight, as the contract states it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quittance.core.contracts.reading import Table

_PLAIN = (str, int, bool)


def read_weight(table: Table | None) -> Mapping[str, Any]:
    """The table `[terms.weight]` as it is written: texts, whole numbers, yes or no, lists and tables of them.

    What its keys mean is said where the rule is applied.
    """
    if table is None:
        return {}
    for key, value in table.values.items():
        if not _is_plain(value):
            table.bad(key, '"0.050 kg"')
    return table.values


def _is_plain(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_plain, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(_is_plain, value))
    return isinstance(value, _PLAIN)
