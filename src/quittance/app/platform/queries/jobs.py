"""What is scheduled and what became of it."""

from __future__ import annotations

from quittance.app.platform.models import Job, Schedule

LATEST = 20


def schedules() -> list[Schedule]:
    """By name, those that are switched off too."""
    return list(Schedule.objects.order_by("name"))


def latest_jobs() -> list[Job]:
    """Those that wait, work or failed, then the last ones that were done."""
    open_jobs = Job.objects.exclude(state="done").order_by("run_after", "pk")
    done = Job.objects.filter(state="done").order_by("-finished_at", "-pk")[:LATEST]
    return [*open_jobs, *done]
