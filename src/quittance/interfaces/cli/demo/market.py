"""What the demo of a marketplace needs of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from quittance.interfaces.cli.rating_tools import RatingTools
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


class Delivery(Protocol):
    """A file of facts, the table that it is for, and who hands it in."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def table(self) -> str:
        """The table of the lake."""
        ...

    @property
    def source(self) -> str:
        """Who says so."""
        ...


class MonthFiles(Protocol):
    """The files of a month: in time, late; and a parcel whose price the late ones change."""

    @property
    def in_time(self) -> Sequence[Delivery]:
        """Those known when the month is rated first."""
        ...

    @property
    def late(self) -> Sequence[Delivery]:
        """Those known afterwards."""
        ...

    @property
    def example(self) -> str:
        """The parcel."""
        ...


class DemoTools(WorkspaceTools, RatingTools, Protocol):
    """Everything that the demo calls."""

    def marketplace_folder(self) -> Path | None:
        """The folder of parties and contracts of the demo marketplace, if it is to be found."""
        ...

    def make_market_month(self, folder: Path, *, parcels: int, seed: int) -> MonthFiles:
        """Write a month of facts into a folder."""
        ...
