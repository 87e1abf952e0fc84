"""Charges: what a subject costs or is charged, written as differences that never change."""

from __future__ import annotations

from quittance.lake.table import LakeColumn, LakeTable, LakeType
from quittance.lake.tables.common import BUSINESS_DATE

_SAID = (
    LakeColumn(
        "charge_id", LakeType.TEXT, "MD5 of subject, side, contract, charge, bearer, currency and number"
    ),
    LakeColumn("subject", LakeType.TEXT, "kind of subject"),
    LakeColumn("subject_id", LakeType.TEXT, "its id"),
    BUSINESS_DATE,
    LakeColumn("side", LakeType.TEXT, "sell, buy or internal"),
    LakeColumn("contract", LakeType.TEXT, "contract that prices it"),
    LakeColumn("code", LakeType.TEXT, "charge code on paper"),
    LakeColumn("charge", LakeType.TEXT, "name of the tariff's line"),
    LakeColumn("bearer", LakeType.TEXT, "who bears it; empty where the tariff names nobody"),
    LakeColumn("currency", LakeType.TEXT, "currency of the amount"),
    LakeColumn("delta_no", LakeType.COUNT, "0 for the first, then one more with every difference"),
    LakeColumn(
        "amount", LakeType.AMOUNT, "the difference; the sum of a subject's rows is its price as known now"
    ),
    LakeColumn("reason", LakeType.TEXT, "why it differs: see the reasons of charges"),
    LakeColumn("version", LakeType.DAY, "first day of the version that priced it last"),
    LakeColumn("price_date", LakeType.DAY, "day that picked the price"),
    LakeColumn("recognised_date", LakeType.DAY, "day of revenue or cost"),
    LakeColumn(
        "provisional", LakeType.FLAG, "whether an estimate stands behind it, or a weight not yet final"
    ),
    LakeColumn(
        "weight_reading", LakeType.TEXT, "reading of the weight that is billed; empty if the parcel's own"
    ),
)

CHARGES = LakeTable(
    name="charges",
    meaning="a difference in what a subject is charged or costs",
    columns=(
        *_SAID,
        LakeColumn("known_at", LakeType.MOMENT, "declared time of the run that wrote it"),
        LakeColumn("run", LakeType.TEXT, "key of that run"),
    ),
    month=BUSINESS_DATE.name,
    sort=("subject_id", "side", "contract", "charge", "bearer", "delta_no"),
    key=("charge_id",),
    content=tuple(column.name for column in _SAID),
)
