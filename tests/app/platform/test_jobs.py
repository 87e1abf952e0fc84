from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from quittance.app.platform.locks import holding
from quittance.app.platform.models import Event, Job, Schedule
from quittance.app.platform.operations.actors import add_actor
from quittance.app.platform.operations.jobs import (
    ATTEMPTS_MAX,
    JobDone,
    UnknownSchedule,
    UnknownWork,
    run_due,
    schedule,
    unschedule,
)
from quittance.config.workspace import Workspace
from quittance.kernel.places import watching
from quittance.kernel.refusal import Refusal


class Ill(Refusal):
    code = "WORKSPACE_ILL"


class Office:
    """Work that counts how often it was done, and a clock that is set by hand."""

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        self.workspace, self.at = workspace, at
        self.actor = add_actor(name="system", kind="worker", role="system", by=None, at=at)
        self.done: list[tuple[object, datetime]] = []
        self.ill = False
        self.works = {"count": self.count, "fail": self.fail}

    def count(self, arguments: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        self.done.append((arguments.get("what"), at))
        return {"count": len(self.done)}

    def fail(self, arguments: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        if self.ill:
            raise Ill("It is ill.")
        raise ZeroDivisionError

    def schedule(self, name: str, work: str = "count", timetable: str = "hourly 0", **arguments: Any) -> None:
        schedule(
            name,
            work=work,
            timetable=timetable,
            arguments=arguments,
            works=self.works,
            time_zone="UTC",
            actor=self.actor,
            at=self.at,
        )

    def run(self, hours: float = 0) -> list[JobDone]:
        self.at += timedelta(hours=hours)
        locks = self.workspace.locks
        return list(run_due(self.works, locks=locks, time_zone="UTC", clock=lambda: self.at))


@pytest.fixture
def office(workspace: Workspace, at: datetime) -> Office:
    return Office(workspace, at + timedelta(minutes=5))


def test_what_is_due_is_done_once_and_only_the_latest_slot_is_made_up_for(office: Office) -> None:
    office.schedule("nightly", what="books")
    assert office.run() == []
    (done,) = office.run(hours=5)
    assert (done.state, done.said, done.key) == ("done", {"count": 1}, "nightly.2026-05-01T11:00Z")
    assert office.run() == []
    assert len(office.run(hours=1)) == 1
    assert [what for what, _ in office.done] == ["books", "books"]


def test_a_schedule_that_is_switched_off_does_nothing_more(office: Office) -> None:
    office.schedule("nightly")
    unschedule("nightly", actor=office.actor, at=office.at)
    assert office.run(hours=2) == []
    with pytest.raises(UnknownSchedule):
        unschedule("nightly", actor=office.actor, at=office.at)
    assert list(Event.objects.filter(stream="jobs").values_list("deed", flat=True)) == [
        "schedule.set",
        "schedule.off",
    ]


def test_unknown_work_is_not_scheduled(office: Office) -> None:
    with pytest.raises(UnknownWork):
        office.schedule("nightly", work="dance")
    assert not Schedule.objects.exists()


def test_a_job_that_lost_its_worker_is_taken_up_with_the_same_time(office: Office) -> None:
    office.schedule("nightly")

    def stop(place: str) -> None:
        if place == "jobs: worked":
            raise KeyboardInterrupt

    with watching(stop), pytest.raises(KeyboardInterrupt):
        office.run(hours=1)
    assert Job.objects.get().state == "working"
    (done,) = office.run(hours=0.5)
    assert (done.state, Job.objects.get().attempts) == ("done", 2)
    assert len({at for _, at in office.done}) == 1


def test_a_job_that_another_worker_has_is_left_to_it(office: Office) -> None:
    office.schedule("nightly")

    def meanwhile(place: str) -> None:
        if place == "jobs: working":
            with pytest.raises(StopIteration):
                next(
                    run_due(
                        office.works, locks=office.workspace.locks, time_zone="UTC", clock=lambda: office.at
                    )
                )

    with watching(meanwhile):
        assert [one.state for one in office.run(hours=1)] == ["done"]
    assert len(office.done) == 1


def test_trouble_is_told_and_tried_again_while_the_others_go_on(office: Office) -> None:
    office.schedule("bad", work="fail")
    office.schedule("good")
    first, second = office.run(hours=1)
    assert (first.state, first.trouble) == ("waiting", "ZeroDivisionError()")
    assert second.state == "done"
    unschedule("good", actor=office.actor, at=office.at)
    unschedule("bad", actor=office.actor, at=office.at)
    office.ill = True
    states = [one.state for _ in range(ATTEMPTS_MAX) for one in office.run(hours=1)]
    assert states == ["waiting"] * (ATTEMPTS_MAX - 2) + ["failed"]
    assert Job.objects.get(work="fail").trouble == "WORKSPACE_ILL: It is ill."


def test_the_lock_of_a_job_goes_with_its_worker(office: Office) -> None:
    office.schedule("nightly")
    office.run(hours=1)
    with holding([f"job.{Job.objects.get().pk}"], folder=office.workspace.locks):
        pass
