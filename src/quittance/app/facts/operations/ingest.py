"""A file of facts into the lake: read, sorted out, written, committed. Safe to repeat and to kill."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from quittance.app.facts.delivery import Read, read_delivery
from quittance.app.facts.queries.earlier_file import changed_since
from quittance.app.platform.locks import holding
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.runs import Claim, Made, claim_run, finish_run, released_if_refused
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.runs import pinned_snapshots
from quittance.app.privacy.operations.raw_files import keep_raw
from quittance.kernel.finding import Finding
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal
from quittance.kernel.sql_literal import text
from quittance.lake.append import append_files
from quittance.lake.arrivals.sort_out import SortedOut, sort_out
from quittance.lake.arrivals.source import Delivery
from quittance.lake.connect import connected
from quittance.lake.maintenance.expire import trim
from quittance.lake.read import pin, require_files
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.write import write_rows

_SOURCE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


class BadSource(Refusal):
    """A source is called by a short plain word, because keys and files are named after it."""

    code = "BAD_SOURCE"


class FileChanged(Refusal):
    """The file was written to while it was read."""

    code = "FILE_CHANGED"


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where a run works: the lake's storage, folders for locks, for what does not fit into memory and for
    parked rows, the zone of days, the folder of the keys that files are sealed with (None: not kept).
    """

    storage: Storage
    locks: Path
    spill: Path
    parked: Path
    time_zone: str
    keys: Path | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a delivery. Rows read are the sum of new, repeated and parked ones.

    is_repetition says that this very file was taken in before; the figures are then those of that time.
    """

    key: str
    table: str
    source: str
    new: int
    repeated: int
    parked: int
    parked_file: str | None
    is_repetition: bool = False
    findings: tuple[Finding, ...] = ()


def ingest(
    path: Path,
    table: LakeTable,
    *,
    source: str,
    rooms: Rooms,
    actor: Actor,
    at: datetime,
    clock: Callable[[], datetime],
    wait_seconds: float = 0,
) -> Ingested:
    """Takes a file in, or says what became of it when it was taken in before: same source, name and bytes.

    `at` is the time that rows become known which do not say so themselves; a retry after a crash keeps that
    of the first try. Rows that cannot be kept are in a CSV file among the parked ones, by the run's key.
    Refuses with `RunInProgress`, `FileChanged`, `PointerMoved`, and what reading a file may refuse with.
    """
    if not _SOURCE.fullmatch(source):
        raise BadSource(
            f"{source!r} is no name of a source.", "Use small letters, digits and hyphens: hub-ber."
        )
    sha256 = Storage(str(path.parent)).digest(str(path.resolve()))
    key = f"ingest.{table.name}.{source}.{_identity(path.name, sha256)}"
    with holding([table.name], folder=rooms.locks, wait_seconds=wait_seconds):
        inputs = {"sha256": sha256, "name": path.name}
        claim = claim_run(kind="ingest", key=key, scope=key, inputs=inputs, at=at, actor=actor)
        if claim.is_done:
            return Ingested(**{**claim.summary, "is_repetition": True})
        with released_if_refused(claim), connected(rooms.spill) as connection:
            made, findings = _make(connection, path, table, source, sha256, rooms, claim)
            finish_run(claim, made, at=clock(), actor=actor)
    return Ingested(**made.summary, findings=findings)


def _identity(name: str, sha256: str) -> str:
    """A feed of whole states may deliver, under a new name, bytes that it delivered before: that is news."""
    return hashlib.sha256(f"{name}\x1f{sha256}".encode()).hexdigest()[:32]


def _make(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    table: LakeTable,
    source: str,
    sha256: str,
    rooms: Rooms,
    claim: Claim,
) -> tuple[Made, tuple[Finding, ...]]:
    """The files and the staged pointers; nothing refers to them until the run is finished."""
    delivery = Delivery(source, sha256, claim.key, claim.declared_at)
    read = read_delivery(path, table, delivery, connection=connection, time_zone=rooms.time_zone)
    rooms.storage.open_to(connection)
    catalog = open_catalog(rooms.storage)
    first, after = _months(connection, read, table)
    known = pin(catalog, table, month_from=first, month_until=after)
    require_files(known, rooms.storage)
    sorted_out = sort_out(connection, read.rows, table, delivery, known)
    reach("ingest: sorted out")
    parked_file = _park(connection, read, sorted_out, rooms.parked / f"{claim.key}.csv")
    files = write_rows(connection, table, sorted_out.new, rooms.storage, claim.key, sorted_out.absent)
    if _kept(path, source, rooms, claim) != sha256:
        raise FileChanged(
            f"{path.name} was written to while it was read; nothing of it was taken in.",
            "Wait until its sender has finished, then take it in again.",
        )
    append_files(catalog, table, files, claim.key)
    trim(catalog, table, pinned=pinned_snapshots().get(table.name, set()))
    summary = Ingested(
        key=claim.key,
        table=table.name,
        source=source,
        new=sorted_out.new_count,
        repeated=sorted_out.repeated_count,
        parked=sorted_out.parked_count + read.parked_count,
        parked_file=str(parked_file) if parked_file else None,
    )
    said = asdict(summary)
    del said["findings"], said["is_repetition"]
    reads = {table.name: known.snapshot_id} if known.snapshot_id is not None else {}
    changed = changed_since(connection, path.name, delivery, known, sorted_out)
    return Made(catalog.swaps, files, reads, said), (*read.findings, *changed)


def _kept(path: Path, source: str, rooms: Rooms, claim: Claim) -> str:
    """Keeps the file as it came in; gives the hash of what was read."""
    if rooms.keys is None:
        return Storage(str(path.parent)).digest(str(path.resolve()))
    return keep_raw(path, source=source, storage=rooms.storage, keys=rooms.keys, at=claim.declared_at)


def _months(
    connection: duckdb.DuckDBPyConnection, read: Read, table: LakeTable
) -> tuple[date | None, date | None]:
    """The months in which earlier rows of the same things are looked for: one more on either side."""
    found = connection.execute(
        f"SELECT CAST(date_trunc('month', min({table.month})) - INTERVAL 1 MONTH AS DATE),"
        f" CAST(date_trunc('month', max({table.month})) + INTERVAL 2 MONTH AS DATE) FROM ({read.rows})"
    ).fetchall()
    return found[0][0], found[0][1]


def _park(
    connection: duckdb.DuckDBPyConnection, read: Read, sorted_out: SortedOut, path: Path
) -> Path | None:
    if not read.parked_count + sorted_out.parked_count:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    connection.execute(
        f"COPY (SELECT * FROM ({read.placed(f'{read.parked} UNION ALL {sorted_out.parked}')})"
        f" ORDER BY line, code, column_name) TO {text(path)} (FORMAT csv, HEADER true)"
    )
    return path
