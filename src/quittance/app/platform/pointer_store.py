"""The lake's pointers as rows of the books."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from quittance.app.platform.models import Pointer
from quittance.lake.catalog import CATALOG, StagingCatalog
from quittance.lake.one_namespace import NAMESPACE
from quittance.lake.pointers import PointerMoved, Swap
from quittance.lake.storage import Storage


class BooksPointers:
    """`quittance.lake.pointers.PointerStore` over the table `iceberg_tables`."""

    def current(self, table: str) -> str | None:
        """The metadata location of the table, or None where it does not exist."""
        found = _rows().filter(table_name=table).values_list("metadata_location", flat=True)
        return found.first()

    def tables(self) -> Sequence[str]:
        """All tables that exist, by name."""
        return list(_rows().order_by("table_name").values_list("table_name", flat=True))

    def swap(self, swaps: Sequence[Swap]) -> None:
        """Compare-and-set of all of them, inside the caller's transaction. Refuses with `PointerMoved`."""
        for swap in swaps:
            if not (_create(swap) if swap.expected is None else _move(swap)):
                raise PointerMoved(
                    f"Another run committed to {swap.table} while this one was at work.",
                    "Run it again: it starts from what is there now.",
                )


def open_catalog(storage: Storage) -> StagingCatalog:
    """The tables of the lake in `storage` as the books have them now, for one run or one question."""
    return StagingCatalog(BooksPointers(), storage.path("tables"), storage)


def _rows() -> QuerySet[Pointer]:
    return Pointer.objects.filter(catalog_name=CATALOG, table_namespace=NAMESPACE)


def _create(swap: Swap) -> bool:
    try:
        with transaction.atomic():
            Pointer.objects.create(
                catalog_name=CATALOG,
                table_namespace=NAMESPACE,
                table_name=swap.table,
                metadata_location=swap.location,
            )
    except IntegrityError:
        return False
    return True


def _move(swap: Swap) -> bool:
    moved = _rows().filter(table_name=swap.table, metadata_location=swap.expected)
    return bool(moved.update(metadata_location=swap.location, previous_metadata_location=swap.expected) == 1)
