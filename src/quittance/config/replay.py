"""What it takes to work one rated subject out again, read from the file and from the facts it names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from quittance.adapters.rated_files.members import with_members
from quittance.adapters.rated_files.origin import read_origin
from quittance.adapters.rated_files.stored import stored
from quittance.config.rating import open_sources
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.tools import FactFile, Replay
from quittance.kernel.refusal import Refusal


class NoSuchSubject(Refusal):
    """The rated file has no row of that id."""

    code = "NO_SUCH_SUBJECT"


def replay(rated: Path, subject_id: str, plans: Sequence[Plan]) -> Replay:
    """The replay of that subject on the tariffs that the file names. Refuses with `NoSuchSubject`."""
    origin = read_origin(rated)
    found = stored(rated, subject_id, origin.form, tuple(plans))
    if not found:
        raise NoSuchSubject(f"{rated} has no subject {subject_id!r}.", "Ids stand in its column subject_id.")
    connection = duckdb.connect()
    files = [FactFile(Path(facts.path), facts.subject) for facts in origin.facts]
    rows = with_members(connection, open_sources(connection, files, plans), plans, subject_id)
    return Replay(
        rows,
        {(one.tariff, one.version, one.scope): (one.amounts, one.refusal) for one in found},
        date.fromisoformat(origin.closed_before) if origin.closed_before else None,
    )
