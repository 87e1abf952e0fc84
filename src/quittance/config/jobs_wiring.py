"""Which operation answers a command about jobs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from quittance.config.jobs import works_of
from quittance.config.opened import actor_named, now, open_workspace
from quittance.interfaces.cli.workspace_tools import JobRow, ScheduleRow


class JobsWiring:
    """Jobs of `WorkspaceTools`."""

    def jobs_run(self, folder: Path) -> Iterator[JobRow]:
        """What is due at the present time, in the zone of the workspace."""
        workspace = open_workspace(folder)
        from quittance.app.platform.operations.jobs import run_due

        done = run_due(works_of(workspace), locks=workspace.locks, time_zone=workspace.time_zone, clock=now)
        for one in done:
            yield JobRow(one.key, one.work, one.state, None, _told(one.said), one.trouble)

    def jobs_schedule(
        self, folder: Path, name: str, *, work: str, timetable: str, arguments: Mapping[str, str], actor: str
    ) -> None:
        """From now on."""
        workspace = open_workspace(folder)
        from quittance.app.platform.operations.jobs import schedule

        schedule(
            name,
            work=work,
            timetable=timetable,
            arguments=arguments,
            works=works_of(workspace),
            time_zone=workspace.time_zone,
            actor=actor_named(actor),
            at=now(),
        )

    def jobs_unschedule(self, folder: Path, name: str, *, actor: str) -> None:
        """From now on."""
        open_workspace(folder)
        from quittance.app.platform.operations.jobs import unschedule

        unschedule(name, actor=actor_named(actor), at=now())

    def jobs_list(self, folder: Path) -> tuple[Sequence[ScheduleRow], Sequence[JobRow]]:
        """Schedules by name, and jobs that wait or ended last."""
        open_workspace(folder)
        from quittance.app.platform.queries.jobs import latest_jobs, schedules

        return (
            [ScheduleRow(one.name, one.work, one.timetable, _told(one.arguments)) for one in schedules()],
            [
                JobRow(one.key, one.work, one.state, one.finished_at, _told(one.said or {}), one.trouble)
                for one in latest_jobs()
            ],
        )


def _told(said: Mapping[str, object]) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')} {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in said.items()
    )
