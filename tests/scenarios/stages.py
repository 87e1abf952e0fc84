"""The stages that packs prove, and the function that computes each. A later part of the product plugs its
function in here; a pack then moves the stage from `not_yet` to `proven`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.scenarios.billable import billable
from tests.scenarios.derived import derived
from tests.scenarios.packs import Pack
from tests.scenarios.rated import rated
from tests.scenarios.tables import Row

Tables = dict[str, list[Row]]


class NotYet(NotImplementedError):
    """The part of the product that makes this stage is still to be built."""


def _not_yet(pack: Pack) -> Tables:
    raise NotYet(pack.title)


def _billable(pack: Pack) -> Tables:
    return {"billable": billable(pack)}


def _derived(pack: Pack) -> Tables:
    return {"derived": derived(pack)}


def _rated(pack: Pack) -> Tables:
    found = {engine: rated(pack, engine) for engine in ("reference", "duckdb")}
    assert not differences(found["reference"], found["duckdb"]), "reference rater and engine differ"
    return found["reference"]


STAGES: Mapping[str, Callable[[Pack], Tables]] = {
    "billable": _billable,
    "rated": _rated,
    "derived": _derived,
    "charges": _not_yet,
    "allocations": _not_yet,
    "margins": _not_yet,
    "dispositions": _not_yet,
    "coverages": _not_yet,
    "documents": _not_yet,
    "journal": _not_yet,
    "cases": _not_yet,
    "findings": _not_yet,
}
"""Stage → what computes its tables from the pack's facts, books and tariffs."""


def differences(expected: Tables, made: Tables) -> list[str]:
    """One sentence for every row that only one of the two has; the order of rows says nothing."""
    found = []
    for table in expected.keys() | made.keys():
        wanted, given = (_sorted(one.get(table, [])) for one in (expected, made))
        found += [f"{table}: missing {row}" for row in wanted if row not in given]
        found += [f"{table}: not expected {row}" for row in given if row not in wanted]
        if len(wanted) != len(given) and not found:
            found.append(f"{table}: {len(given)} rows and not {len(wanted)}; one stands there twice")
    return found


def _sorted(rows: list[Row]) -> list[str]:
    return sorted(", ".join(f"{name}={_shown(value)}" for name, value in row.items()) for row in rows)


def _shown(value: object) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text and type(value).__name__ == "Decimal" else text
