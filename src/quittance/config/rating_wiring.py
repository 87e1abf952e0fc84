"""Which query answers a command about charges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.opened import open_workspace, storage_of
from quittance.interfaces.cli.demo.market import MonthFiles

if TYPE_CHECKING:  # the values of core are not loaded for help
    from quittance.core.rating.margin import ByStage, Margin, OffParcels, OnParcel


class RatingWiring:
    """Charges and margins of `RatingTools`."""

    def explain_parcel(self, folder: Path, parcel: str) -> tuple[Sequence[OnParcel], Sequence[ByStage]]:
        """From the lake, as known now."""
        workspace = open_workspace(folder)
        from quittance.app.rating.queries.explain import amounts_of, stage_margins

        rows = amounts_of(parcel, storage_of(workspace))
        return rows, stage_margins(rows)

    def margin(self, folder: Path, period: date, by: str) -> tuple[Sequence[Margin], Sequence[OffParcels]]:
        """From the lake, as known now."""
        workspace = open_workspace(folder)
        from quittance.app.rating.queries.margin import margins

        return margins(period, by, storage_of(workspace))

    def marketplace_folder(self) -> Path | None:
        """That of the working directory, else that of the checkout that this package runs from."""
        checkout = Path(__file__).parents[3] / "marketplace"
        return next((folder for folder in (Path("marketplace"), checkout) if folder.is_dir()), None)

    def make_market_month(self, folder: Path, *, parcels: int, seed: int) -> MonthFiles:
        """Sampled, as the systems of the demo marketplace would hand it in."""
        from quittance.adapters.demo_market.files import write_month

        return write_month(folder, parcels=parcels, seed=seed)
