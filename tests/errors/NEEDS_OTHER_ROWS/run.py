from datetime import date
from pathlib import Path

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater

plan = load_tariff(Path("card")).plan
assert plan is not None
Rater(plan).rate_row(FactRow("parcel", "a", {"ship_date": date(2026, 2, 1)}))
