"""The run protocol: claim a key, write files, commit everything at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from quittance.app.platform.models import Actor, LakeFile, Run, RunSnapshot
from quittance.app.platform.operations.events import record_event
from quittance.app.platform.pointer_store import BooksPointers
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal
from quittance.lake.pointers import PointerMoved, Swap
from quittance.lake.write import WrittenFile

STREAM = "runs"


@dataclass(frozen=True, slots=True)
class Claim:
    """A run's right to work.

    key, inputs and declared_at are those of the first try, whatever a later one was told.
    is_done says that it was committed before; `summary` then says what it did, and there is nothing to do.
    """

    run_id: int
    key: str
    inputs: Mapping[str, Any]
    declared_at: datetime
    attempts: int
    is_done: bool
    summary: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made: pointers to swap, files behind them, snapshots read by table, its summary.

    `removed` are paths of files that its snapshots no longer have.
    """

    swaps: Sequence[Swap]
    files: Sequence[WrittenFile]
    reads: Mapping[str, int]
    summary: Mapping[str, Any]
    removed: Sequence[str] = ()


def claim_run(
    *, kind: str, key: str, scope: str, inputs: Mapping[str, Any], at: datetime, actor: Actor
) -> Claim:
    """The claim on the run `key`, or on the unfinished run of the same scope, which goes first.

    `at` becomes the declared time of a run that is new; a run that was tried before keeps its own, so that
    what it writes is the same. Whoever claims holds the locks of the tables that the run writes.
    """
    with transaction.atomic():
        run = (
            Run.objects.select_for_update().filter(key=key).first()
            or Run.objects.select_for_update().filter(scope=scope, state="claimed").first()
        )
        if run is None:
            run = Run.objects.create(
                key=key,
                kind=kind,
                scope=scope,
                inputs=dict(inputs),
                declared_at=at,
                actor=actor,
                state="claimed",
            )
        elif run.state == "claimed":
            Run.objects.filter(pk=run.pk).update(attempts=F("attempts") + 1)
            run.refresh_from_db()
    reach("books: claimed")
    return Claim(
        run_id=run.pk,
        key=run.key,
        inputs=run.inputs,
        declared_at=run.declared_at,
        attempts=run.attempts,
        is_done=run.state == "done",
        summary=run.summary or {},
    )


@contextmanager
def released_if_refused(claim: Claim) -> Iterator[None]:
    """Around the work on a claim: what is refused was not killed, and leaves no run waiting.

    The next try, of a mended file perhaps, is a new run with a time of its own.
    """
    try:
        yield
    except Refusal:
        Run.objects.filter(pk=claim.run_id, state="claimed").delete()
        raise


def finish_run(claim: Claim, made: Made, *, at: datetime, actor: Actor) -> None:
    """One transaction: every pointer, the files, the snapshots, the run's end and a link in the event log.

    All of it or nothing. Refuses with `PointerMoved` if another run came first, or another process finished
    this one.
    """
    reach("books: before commit")
    with transaction.atomic():
        run = Run.objects.select_for_update().filter(pk=claim.run_id, state="claimed").first()
        if run is None:
            raise PointerMoved(
                f"Another process finished the run {claim.key} meanwhile.",
                "Run it again: it says what was done.",
            )
        BooksPointers().swap(made.swaps)
        reach("books: pointers swapped")
        LakeFile.objects.bulk_create(
            LakeFile(
                path=file.path,
                table_name=file.table,
                month_date=file.month,
                rows=file.rows,
                size_bytes=file.size_bytes,
                sha256=file.sha256,
                run=run,
            )
            for file in made.files
        )
        LakeFile.objects.filter(path__in=made.removed).update(removed_at=at)
        wrote = {swap.table: swap.snapshot_id for swap in made.swaps if swap.snapshot_id is not None}
        RunSnapshot.objects.bulk_create(
            RunSnapshot(run=run, table_name=table, snapshot_id=snapshot, role=role)
            for role, snapshots in (("read", made.reads), ("wrote", wrote))
            for table, snapshot in sorted(snapshots.items())
        )
        run.state, run.finished_at, run.summary = "done", at, dict(made.summary)
        run.save(update_fields=["state", "finished_at", "summary"])
        record_event(
            stream=STREAM, deed="run.done", about=run.key, actor=actor, at=at, after=dict(made.summary)
        )
        reach("books: inside commit")
    reach("books: after commit")
