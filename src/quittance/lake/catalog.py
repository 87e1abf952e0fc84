"""An Iceberg catalogue that writes metadata and hands the pointers over instead of swapping them itself."""

from __future__ import annotations

from pyiceberg.catalog import Catalog
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.io import FileIO
from pyiceberg.partitioning import UNPARTITIONED_PARTITION_SPEC, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.serializers import FromInputFile
from pyiceberg.table import CommitTableResponse, Table
from pyiceberg.table.sorting import UNSORTED_SORT_ORDER, SortOrder
from pyiceberg.table.update import TableRequirement, TableUpdate
from pyiceberg.typedef import EMPTY_DICT, Identifier, Properties

from quittance.kernel.places import reach
from quittance.lake.one_namespace import NAMESPACE, OneNamespace
from quittance.lake.pointers import PointerStore, Swap
from quittance.lake.storage import Storage

CATALOG = "quittance"


class StagingCatalog(OneNamespace):
    """Tables as the books point to them, plus what this object changed and nobody has committed yet.

    `commit_table`, which every pyiceberg change ends in, writes the new metadata file and remembers the swap;
    `swaps` are then taken by the books in the same transaction as the run that made them. A crash before that
    leaves files that nothing refers to. One object serves one run.
    """

    def __init__(self, store: PointerStore, location: str, files: Storage | None = None) -> None:
        """`files` is how the tables' metadata is read and written; a local `location` needs none."""
        super().__init__(CATALOG, warehouse=location)
        assert files is not None or "://" not in location, "object storage is reached by its Storage"
        self._store = store
        self._files = files
        self._swaps: dict[str, Swap] = {}

    @property
    def swaps(self) -> tuple[Swap, ...]:
        """What is staged, one swap a table, in order of the tables' names (so that locks never cross)."""
        return tuple(self._swaps[name] for name in sorted(self._swaps))

    def forget(self) -> None:
        """Drops what is staged: the next look at a table sees the books again."""
        self._swaps.clear()

    def load_table(self, identifier: str | Identifier) -> Table:
        """The table as staged here, else as the books have it. Raises `NoSuchTableError`."""
        name = Catalog.table_name_from(identifier)
        staged = self._swaps.get(name)
        location = staged.location if staged else self._store.current(name)
        if location is None:
            raise NoSuchTableError(f"There is no table {name} in the lake.")
        io = self._load_file_io(location=location)
        metadata = FromInputFile.table_metadata(io.new_input(location))
        return Table(
            identifier=(NAMESPACE, name),
            metadata=metadata,
            metadata_location=location,
            io=self._load_file_io(metadata.properties, location),
            catalog=self,
        )

    def create_table(
        self,
        identifier: str | Identifier,
        schema: Schema,  # type: ignore[override]  # Arrow schemas have no place here
        location: str | None = None,
        partition_spec: PartitionSpec = UNPARTITIONED_PARTITION_SPEC,
        sort_order: SortOrder = UNSORTED_SORT_ORDER,
        properties: Properties = EMPTY_DICT,
    ) -> Table:
        """An empty table, staged like any other change."""
        name = Catalog.table_name_from(identifier)
        staged = self._create_staged_table(
            (NAMESPACE, name), schema, location, partition_spec, sort_order, properties
        )
        self._write_metadata(staged.metadata, staged.io, staged.metadata_location)
        self._swaps[name] = Swap(name, self._store.current(name), staged.metadata_location, None)
        return self.load_table(identifier)

    def commit_table(
        self, table: Table, requirements: tuple[TableRequirement, ...], updates: tuple[TableUpdate, ...]
    ) -> CommitTableResponse:
        """Writes the changed metadata beside the current one and remembers the swap."""
        name = Catalog.table_name_from(table.name())
        current = self.load_table(table.name())
        staged = self._update_and_stage_table(current, table.name(), requirements, updates)
        reach("lake: before metadata")
        self._write_metadata(staged.metadata, staged.io, staged.metadata_location)
        reach("lake: after metadata")
        earlier = self._swaps.get(name)
        expected = earlier.expected if earlier else current.metadata_location
        snapshot = staged.metadata.current_snapshot()
        before = current.metadata.current_snapshot()
        added = snapshot.snapshot_id if snapshot and snapshot != before else None
        if added is None and earlier:
            added = earlier.snapshot_id
        self._swaps[name] = Swap(name, expected, staged.metadata_location, added)
        return CommitTableResponse(
            metadata=staged.metadata,
            metadata_location=staged.metadata_location,  # type: ignore[call-arg]  # known by its alias
        )

    def _load_file_io(self, properties: Properties = EMPTY_DICT, location: str | None = None) -> FileIO:
        if self._files is None:
            return super()._load_file_io(properties, location)
        return self._files.file_io(properties)

    def list_tables(self, namespace: str | Identifier) -> list[Identifier]:
        """Every table, staged ones too."""
        return [(NAMESPACE, name) for name in sorted({*self._store.tables(), *self._swaps})]
