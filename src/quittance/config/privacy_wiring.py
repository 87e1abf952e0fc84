"""Which operation answers a command about personal data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace, storage_of
from quittance.interfaces.cli.workspace_tools import ErasedCounts, PersonRow


class PrivacyWiring:
    """Personal data of `WorkspaceTools`."""

    def privacy_load(self, folder: Path, file: Path, *, actor: str) -> tuple[int, int, int]:
        """Into the month of now."""
        workspace = open_workspace(folder)
        from quittance.app.privacy.operations.people import load_people

        done = load_people(file, keys=workspace.keys, actor=actor_named(actor), at=now())
        return done.new, done.known, done.erased

    def privacy_show(self, folder: Path, subject: str, subject_id: str, *, actor: str) -> Sequence[PersonRow]:
        """And the event log says who asked."""
        workspace = open_workspace(folder)
        from quittance.app.privacy.operations.people import note_shown
        from quittance.app.privacy.queries.people import people_of

        asking = actor_named(actor)
        found = people_of(subject, subject_id, keys=workspace.keys)
        note_shown([one.token for one in found], actor=asking, at=now())
        return [PersonRow(one.token, one.role, one.said, one.erased_at) for one in found]

    def privacy_erase(
        self, folder: Path, tokens: Sequence[str], *, before: date | None, actor: str
    ) -> ErasedCounts:
        """People by token, then the months before a day."""
        workspace = open_workspace(folder)
        from quittance.app.privacy.operations.erase import erase_before, erase_people

        acting, at = actor_named(actor), now()
        people = erase_people(tokens, actor=acting, at=at).people if tokens else 0
        if before is None:
            return ErasedCounts(people, 0, ())
        done = erase_before(before, storage=storage_of(workspace), keys=workspace.keys, actor=acting, at=at)
        return ErasedCounts(
            people + done.people, done.files, tuple(f"{month:%Y-%m}" for month in done.months)
        )

    def privacy_raw(self, folder: Path, reference: str, out: Path, *, actor: str) -> tuple[str, int]:
        """Under another name first, so that half a file never looks like the file."""
        workspace = open_workspace(folder)
        from quittance.app.privacy.operations.people import note_shown
        from quittance.app.privacy.operations.raw_files import give_raw

        asking = actor_named(actor)
        draft = out.with_name(f"{out.name}.unfinished")
        try:
            with draft.open("wb") as target:
                found = give_raw(reference, target, storage=storage_of(workspace), keys=workspace.keys)
            draft.rename(out)
        finally:
            draft.unlink(missing_ok=True)
        note_shown([found.sha256], actor=asking, at=now())
        return found.name, found.size_bytes
