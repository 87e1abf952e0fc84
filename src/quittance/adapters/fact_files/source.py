"""A set of fact rows of one kind, ready for SQL: the good rows, the parked ones, what is known of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quittance.core.facts.schema import FactSchema
from quittance.kernel.finding import Finding


@dataclass(frozen=True, slots=True)
class FactSource:
    """The facts of one kind of subject in a file.

    schema      the columns of `relation`; an integer column is BIGINT if its bounds fit in it, else HUGEINT.
    relation    a SELECT of the good rows: `subject_id` and one column per fact. Streams from the file.
    lined       the same with `line` before them, as the file's owner would count.
    parked      a SELECT of what is wrong, a line as often as something is wrong with it: line, subject_id,
                code, column_name, value, hint.
    duplicates  a SELECT of subject_id, first line and number of rows for ids that stand in several good rows.
    count, parked_count   rows of each; together the rows of the file for this subject.
    unused      headings of columns that are no facts.
    findings    notices about the file as a whole.
    """

    subject: str
    schema: FactSchema
    relation: str
    lined: str
    parked: str
    duplicates: str
    count: int
    parked_count: int
    path: Path
    unused: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
