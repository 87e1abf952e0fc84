"""Where a rated file comes from, kept inside the file itself, so that any row of it can be replayed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow.parquet as pq
from pyarrow import ArrowException

from quittance.kernel.refusal import Refusal

KEY = "quittance"
"""The name of the entry in the file's key-value metadata."""


class NotRated(Refusal):
    """The file was not written by a rating run, or lost its metadata on the way."""

    code = "NOT_RATED"


@dataclass(frozen=True, slots=True)
class RatedTariff:
    """A tariff version that took part: where it was, its name, and its content hash."""

    path: str
    name: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class RatedFacts:
    """A file of facts that took part, and the kind of its rows that do not say theirs."""

    path: str
    subject: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything a replay needs. Paths are absolute; `closed_before` is a day, or empty if every period
    counts as
    closed."""

    tariffs: tuple[RatedTariff, ...]
    facts: tuple[RatedFacts, ...]
    engine: str
    form: str
    time_zone: str
    closed_before: str = ""

    def as_metadata(self) -> dict[str, str]:
        """The entry for the file."""
        return {KEY: json.dumps(asdict(self), ensure_ascii=False)}


def read_origin(path: Path) -> Origin:
    """The origin in a rated Parquet file. Refuses with `NotRated`."""
    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (ArrowException, OSError) as error:
        raise NotRated(f"{path} is not a Parquet file: {error}.") from None
    text = metadata.get(KEY.encode())
    if text is None:
        raise NotRated(
            f"{path} does not say which tariffs it was rated on.", "Name a file that `quittance rate` wrote."
        )
    values = json.loads(text)
    return Origin(
        tariffs=tuple(RatedTariff(**tariff) for tariff in values["tariffs"]),
        facts=tuple(RatedFacts(**facts) for facts in values["facts"]),
        engine=values["engine"],
        form=values["form"],
        time_zone=values["time_zone"],
        closed_before=values.get("closed_before", ""),
    )
