"""Work that is due is done once, whoever asks; what lost its worker is taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from quittance.app.platform.locks import RunInProgress, holding
from quittance.app.platform.models import Actor, Job, Schedule
from quittance.app.platform.operations.events import record_event
from quittance.app.platform.timetable import latest_slot
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal

STREAM = "jobs"
ATTEMPTS_MAX = 5
_PAUSE = timedelta(minutes=1)

Work = Callable[[Mapping[str, Any], datetime], Mapping[str, Any]]
"""Takes its arguments and its time, gives plain JSON. Doing it again with the same time changes nothing."""


class UnknownWork(Refusal):
    """There is no work of that name."""

    code = "UNKNOWN_WORK"


class UnknownSchedule(Refusal):
    """Nothing is scheduled under that name."""

    code = "UNKNOWN_SCHEDULE"


@dataclass(frozen=True, slots=True)
class JobDone:
    """How a try of a job ended: done, or waiting for another try, or failed for good with its trouble."""

    key: str
    work: str
    state: str
    said: Mapping[str, Any]
    trouble: str


def schedule(
    name: str,
    *,
    work: str,
    timetable: str,
    arguments: Mapping[str, Any],
    works: Mapping[str, Work],
    time_zone: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Sets what is done when, from now on. Refuses with `UnknownWork` and `BadTimetable`."""
    if work not in works:
        raise UnknownWork(f"There is no work {work}.", f"Known: {', '.join(sorted(works))}.")
    latest_slot(timetable, at, time_zone)
    said = {"work": work, "timetable": timetable, "arguments": dict(arguments)}
    with transaction.atomic():
        Schedule.objects.update_or_create(name=name, defaults={**said, "since": at})
        record_event(stream=STREAM, deed="schedule.set", about=name, actor=actor, at=at, after=said)


def unschedule(name: str, *, actor: Actor, at: datetime) -> None:
    """Switches a schedule off; jobs that wait already are done. Refuses with `UnknownSchedule`."""
    with transaction.atomic():
        if not Schedule.objects.filter(name=name).exclude(timetable="").update(timetable=""):
            raise UnknownSchedule(f"Nothing is scheduled as {name}.", "quittance jobs list shows what is.")
        record_event(stream=STREAM, deed="schedule.off", about=name, actor=actor, at=at)


def run_due(
    works: Mapping[str, Work], *, locks: Path, time_zone: str, clock: Callable[[], datetime]
) -> Iterator[JobDone]:
    """Does every job that is due, each once, and gives how it ended.

    Two workers at once share the jobs: each is done under a lock that dies with its worker. A refusal or an
    error puts a job back for a while, at most ATTEMPTS_MAX times; the others go on.
    """
    _plan(clock(), time_zone)
    tried: set[int] = set()
    while (job := _next(clock(), tried)) is not None:
        tried.add(job.pk)
        try:
            with holding([f"job.{job.pk}"], folder=locks):
                job.refresh_from_db()
                if job.state in ("waiting", "working"):
                    yield _done(job, works, clock)
        except RunInProgress:
            continue


def _plan(at: datetime, time_zone: str) -> None:
    """One job for the latest slot of each schedule; slots that were missed before it are not made up for."""
    for one in Schedule.objects.exclude(timetable="").order_by("name"):
        slot = latest_slot(one.timetable, at, time_zone)
        if slot >= one.since:
            Job.objects.get_or_create(
                key=f"{one.name}.{slot:%Y-%m-%dT%H:%MZ}",
                defaults={
                    "work": one.work,
                    "arguments": one.arguments,
                    "run_after": slot,
                    "state": "waiting",
                },
            )


def _next(at: datetime, tried: set[int]) -> Job | None:
    due = Job.objects.filter(state__in=("waiting", "working"), run_after__lte=at)
    return due.exclude(pk__in=tried).order_by("run_after", "pk").first()


def _done(job: Job, works: Mapping[str, Work], clock: Callable[[], datetime]) -> JobDone:
    job.state, job.attempts = "working", job.attempts + 1
    job.declared_at = job.declared_at or clock()
    job.save()
    reach("jobs: working")
    try:
        if job.work not in works:
            raise UnknownWork(f"There is no work {job.work}.")
        job.said, job.trouble = dict(works[job.work](job.arguments, job.declared_at)), ""
        job.state = "done"
    except Exception as error:  # whatever it is, the other jobs go on and the trouble is told
        told = f"{error.code}: {error.message}" if isinstance(error, Refusal) else repr(error)
        is_over = job.attempts >= ATTEMPTS_MAX
        job.state, job.trouble = "failed" if is_over else "waiting", told
        job.run_after = clock() + _PAUSE * 2**job.attempts
    reach("jobs: worked")
    job.finished_at = clock() if job.state in ("done", "failed") else None
    job.save()
    return JobDone(job.key, job.work, job.state, job.said or {}, job.trouble)
