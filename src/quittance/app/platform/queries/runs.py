"""What runs there are and what the books know of the lake's files."""

from __future__ import annotations

from quittance.app.platform.models import LakeFile, Run, RunSnapshot
from quittance.kernel.finding import Finding, Severity
from quittance.lake.storage import Storage


def unfinished_runs() -> list[Finding]:
    """A finding RUN_UNFINISHED for each run that was claimed and not committed."""
    return [
        Finding(
            "RUN_UNFINISHED",
            f"The run {run.key} was begun and never finished (tries: {run.attempts}).",
            hint="Run the same command again: it takes up where it stopped, with the same time.",
            severity=Severity.WARNING,
        )
        for run in Run.objects.filter(state="claimed").order_by("pk")
    ]


def pinned_snapshots() -> dict[str, set[int]]:
    """The snapshots that a run read and may be asked to show again, by table: expiry spares them.

    A finished ingest read its table only to recognise repetitions; nobody asks for that again.
    """
    pinned: dict[str, set[int]] = {}
    needed = RunSnapshot.objects.filter(role="read").exclude(run__kind="ingest", run__state="done")
    for table, snapshot in needed.values_list("table_name", "snapshot_id"):
        pinned.setdefault(table, set()).add(snapshot)
    return pinned


def damaged_files(storage: Storage, *, whole: bool) -> list[Finding]:
    """LAKE_FILE_MISSING and LAKE_FILE_ALTERED for every file that is not as its run wrote it.

    Compares sizes, and with `whole` the hash of every byte.
    """
    findings = []
    files = list(LakeFile.objects.filter(removed_at=None).order_by("path"))
    sizes = storage.sizes_bytes(file.path for file in files)
    for file in files:
        what = f"{file.path} ({file.table_name}, {file.month_date:%Y-%m}, {file.rows} rows)"
        if sizes[file.path] is None:
            findings.append(_damaged("LAKE_FILE_MISSING", f"{what} is gone."))
        elif sizes[file.path] != file.size_bytes:
            findings.append(
                _damaged("LAKE_FILE_ALTERED", f"{what} has another size than it was written with.")
            )
        elif whole and storage.digest(file.path) != file.sha256:
            findings.append(
                _damaged("LAKE_FILE_ALTERED", f"{what} has other bytes than it was written with.")
            )
    return findings


def _damaged(code: str, message: str) -> Finding:
    return Finding(code, message, hint="Restore it from the backup; nothing is billed from it until then.")
