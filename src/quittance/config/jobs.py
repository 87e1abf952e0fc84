"""The work that can be scheduled, put together for one workspace."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from quittance.config.backup_wiring import back_up
from quittance.config.opened import actor_named, storage_of
from quittance.config.workspace import Workspace
from quittance.kernel.finding import Finding, Severity
from quittance.kernel.refusal import Refusal

Work = Callable[[Mapping[str, Any], datetime], Mapping[str, Any]]

_OF_A_JOB = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")


class WorkspaceIll(Refusal):
    """A job that examines the workspace has found something wrong."""

    code = "WORKSPACE_ILL"


class BadArguments(Refusal):
    """A job lacks an argument, or one of them cannot be used."""

    code = "BAD_ARGUMENTS"


def works_of(workspace: Workspace) -> dict[str, Work]:
    """Everything that can be scheduled, by name. All of it acts as `system` and can be done again."""
    return {
        "lake-tidy": lambda arguments, at: _tidy(workspace, at),
        "lake-verify": lambda arguments, at: _verify(workspace),
        "completeness": lambda arguments, at: _completeness(workspace, arguments, at),
        "examine": lambda arguments, at: _examine(workspace),
        "backup": lambda arguments, at: _backup(workspace, arguments, at),
        "retention": lambda arguments, at: _retention(workspace, arguments, at),
    }


def _tidy(workspace: Workspace, at: datetime) -> dict[str, Any]:
    from quittance.app.platform.operations.actors import SYSTEM
    from quittance.app.platform.operations.maintenance import compact_table, expire_snapshots, sweep
    from quittance.app.platform.queries.tables import table_states

    storage, actor = storage_of(workspace), actor_named(SYSTEM)
    replaced = expired = 0
    for table in (state.table for state in table_states() if state.files):
        done = compact_table(
            table, storage=storage, locks=workspace.locks, actor=actor, at=at, clock=lambda: at
        )
        replaced += len(done.replaced)
        expired += expire_snapshots(
            table, storage=storage, locks=workspace.locks, actor=actor, at=at, clock=lambda: at
        )
    swept, _ = sweep(storage=storage, locks=workspace.locks, at=at)
    return {"files_replaced": replaced, "snapshots_dropped": expired, "files_swept": swept}


def _verify(workspace: Workspace) -> dict[str, Any]:
    from quittance.app.platform.queries.runs import damaged_files

    return _well(damaged_files(storage_of(workspace), whole=True))


def _completeness(workspace: Workspace, arguments: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The last `days` whole days: what should have come by now and has not."""
    from zoneinfo import ZoneInfo  # slow to load, and few commands need it

    from quittance.app.facts.queries.completeness import CALENDAR, completeness, read_calendar

    zone = ZoneInfo(workspace.time_zone)
    last = at.astimezone(zone).date() - timedelta(days=1)
    first = last - timedelta(days=_whole(arguments, "days", 7) - 1)
    found = completeness(
        read_calendar(workspace.folder / CALENDAR),
        first,
        last,
        storage=storage_of(workspace),
        time_zone=workspace.time_zone,
        known_at=at,
    )
    blocking = [one for one in found.shortfalls if one.blocks]
    if blocking:
        raise WorkspaceIll(
            f"{len(blocking)} days of feeds are missing or thin, the first:"
            f" {blocking[0].feed} {blocking[0].day}.",
            f"See them all: quittance facts completeness --from {first} --until {last}",
        )
    return {
        "from": str(first),
        "until": str(last),
        "notes": len(found.shortfalls),
        "waiting": len(found.waiting),
    }


def _examine(workspace: Workspace) -> dict[str, Any]:
    from quittance.app.platform.queries.health import examine
    from quittance.app.privacy.queries.keys import key_findings

    found = [one for _, findings in examine(storage_of(workspace)) for one in findings]
    return _well([*found, *key_findings(workspace.keys)])


def _well(findings: list[Finding]) -> dict[str, Any]:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise WorkspaceIll(
            f"{len(errors)} errors, the first: {errors[0].code}: {errors[0].message}",
            "See them all: quittance doctor, quittance lake verify.",
        )
    return {"errors": 0, "warnings": len(findings)}


def _backup(workspace: Workspace, arguments: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Into `folder`, called by its time; of those that jobs made there the newest `keep` are kept."""
    from quittance.app.platform.operations.actors import SYSTEM

    if "folder" not in arguments:
        raise BadArguments("The work backup needs a folder.", "--set folder=/where/backups/are")
    folder = workspace.folder / str(arguments["folder"])
    target = folder / f"{at:%Y-%m-%dT%H%M%SZ}"
    for half in folder.glob(f"{target.name}.unfinished-*"):
        shutil.rmtree(half)
    made = not target.exists()  # else the last try was killed after it
    if made:
        back_up(workspace, target, actor=SYSTEM, at=at)
    keep = _whole(arguments, "keep", 7)
    old = sorted(path for path in folder.iterdir() if _OF_A_JOB.fullmatch(path.name))[:-keep]
    for path in old:
        shutil.rmtree(path)
    return {"folder": str(target), "deleted": len(old)}


def _retention(workspace: Workspace, arguments: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Ends the retention of what came in more than so many whole `months` ago."""
    from quittance.app.platform.operations.actors import SYSTEM
    from quittance.app.privacy.operations.erase import erase_before

    months = at.year * 12 + at.month - 1 - _whole(arguments, "months", None)
    done = erase_before(
        at.date().replace(year=months // 12, month=months % 12 + 1, day=1),
        storage=storage_of(workspace),
        keys=workspace.keys,
        actor=actor_named(SYSTEM),
        at=at,
    )
    return {"months": [f"{month:%Y-%m}" for month in done.months], "people": done.people, "files": done.files}


def _whole(arguments: Mapping[str, Any], name: str, default: int | None) -> int:
    said = arguments.get(name, default)
    if said is None or not str(said).isdigit() or int(said) < 1:
        raise BadArguments(f"{name} is a whole number, not {said!r}.", f"--set {name}=12")
    return int(said)
