"""Which column of a file is what: the kind of subject, each fact with its units, and what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quittance.adapters.fact_files.heading import Heading, plain, read_heading, units_for
from quittance.adapters.fact_files.refusals import BadHeading, NoIdColumn
from quittance.adapters.fact_files.table_file import FileColumn
from quittance.core.facts.catalogue.measures import SIDES, SORTED_SIDES
from quittance.core.facts.column import unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.kernel.dimension import LENGTH, MASS, VOLUME

_GROUPS = {"weight": MASS, "dim": LENGTH, "dims": LENGTH, "dimension": LENGTH, "volume": VOLUME}
"""Columns of units that serve every measure of a dimension: weight_uom, dim_uom, volume_uom."""

_PARCEL_IDS = ("shipment_id", "parcel_id")
"""Names that files use for each other; of anything else they are rather what it belongs to."""
_INNER = (*SIDES, *SORTED_SIDES)


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact's column and, if there is one, the column that holds its units row by row."""

    column: FileColumn
    heading: Heading
    units: FileColumn | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file by their use. `currency` is said by the headings of the amounts, or ""."""

    subject: FileColumn | None
    facts: Mapping[str, Placed]
    by_name: Mapping[str, FileColumn]
    unused: tuple[str, ...]
    currency: str = ""

    def id_column(self, subject: str) -> FileColumn:
        """The column with the ids of that kind of subject. Refuses with `NoIdColumn`."""
        others = (*_PARCEL_IDS, "id") if subject in ("parcel", "shipment") else ("id", *_PARCEL_IDS)
        for candidate in ("subject_id", f"{subject}_id", *others):
            if candidate in self.by_name:
                return self.by_name[candidate]
        raise NoIdColumn(
            f"No column says which {subject} a row is about.",
            f"Name one subject_id or {subject}_id. Columns found: {', '.join(self.by_name) or 'none'}.",
        )


def kind_of(layout: Layout, kinds: Sequence[str]) -> str:
    """What the rows of a file are that does not say it: of `kinds` the one whose id column stands first in
    the file; the first kind if it has none of their ids.
    """
    own = {f"{kind}_id": kind for kind in kinds}
    return next((own[name] for name in layout.by_name if name in own), kinds[0])


def lay_out(columns: Sequence[FileColumn], extra: Mapping[str, FactDefinition]) -> Layout:
    """The use of each column; of several columns for one fact the one nearest to the fact's name is taken.

    Refuses with `BadHeading` headings that contradict each other or name impossible units.
    """
    by_name: dict[str, FileColumn] = {}
    for column in columns:
        by_name.setdefault(plain(column.heading), column)
    unit_columns = {units_for(name): column for name, column in by_name.items() if units_for(name)}
    taken: dict[str, tuple[Heading, FileColumn]] = {}
    for column in by_name.values():
        heading = read_heading(column.heading, extra)
        if heading is not None:
            name = heading.definition.name
            if name not in taken or heading.rank < taken[name][0].rank:
                taken[name] = (heading, column)
    boxed = all(name in taken for name in SIDES) and not all(name in taken for name in SORTED_SIDES)
    for name in SORTED_SIDES if boxed else SIDES:  # one box only; two sides make none
        taken.pop(name, None)
    facts = {
        name: Placed(column, heading, _units_of(heading, column, unit_columns))
        for name, (heading, column) in taken.items()
    }
    used = {placed.column.sql for placed in facts.values()}
    used |= {placed.units.sql for placed in facts.values() if placed.units}
    used |= {by_name[name].sql for name in ("subject", "subject_id", "id") if name in by_name}
    unused = tuple(column.heading for column in columns if column.sql not in used)
    return Layout(by_name.get("subject"), facts, by_name, unused, _currency(taken))


def _units_of(
    heading: Heading, column: FileColumn, unit_columns: Mapping[str, FileColumn]
) -> FileColumn | None:
    definition = heading.definition
    if definition.kind is not Kind.NUMBER or heading.unit is not None:
        return None
    for own in (plain(column.heading), definition.name):
        if own in unit_columns and own not in _GROUPS:
            return unit_columns[own]
    dimension = unit_of(definition).dimension
    inner = dimension != LENGTH or definition.name in _INNER or definition.name in ("girth", "length_girth")
    for group, measured in _GROUPS.items():
        if group in unit_columns and measured == dimension and inner:
            return unit_columns[group]
    return None


def _currency(taken: Mapping[str, tuple[Heading, FileColumn]]) -> str:
    said = sorted({heading.currency for heading, _ in taken.values() if heading.currency})
    if len(said) + ("currency" in taken) > 1:
        raise BadHeading(
            f"Headings name {' and '.join(said)}, but the currency can be said in one way only.",
            "Leave the currency out of the headings and give a column `currency`.",
        )
    return said[0] if said else ""
