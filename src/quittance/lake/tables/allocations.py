"""Allocations: what of a wider subject's cost each parcel bears. Analytic: never billed, never posted."""

from __future__ import annotations

from quittance.lake.table import LakeColumn, LakeTable, LakeType
from quittance.lake.tables.common import BUSINESS_DATE

_SAID = (
    LakeColumn("allocation_id", LakeType.TEXT, "MD5 of the charge that is split, the parcel, and the number"),
    LakeColumn("parcel_id", LakeType.TEXT, "the parcel; empty for what cannot be allocated"),
    LakeColumn("subject", LakeType.TEXT, "kind of the wider subject"),
    LakeColumn("subject_id", LakeType.TEXT, "its id"),
    BUSINESS_DATE,
    LakeColumn("side", LakeType.TEXT, "buy or internal"),
    LakeColumn("contract", LakeType.TEXT, "contract that prices it"),
    LakeColumn("charge", LakeType.TEXT, "name of the tariff's line"),
    LakeColumn("bearer", LakeType.TEXT, "who bears it; empty where the tariff names nobody"),
    LakeColumn("currency", LakeType.TEXT, "currency of the share"),
    LakeColumn("stage", LakeType.TEXT, "stage of the parcel's way that it belongs to"),
    LakeColumn("allocated_by", LakeType.TEXT, "piece, gross_weight, chargeable_weight, volume, ..."),
    LakeColumn("delta_no", LakeType.COUNT, "0 for the first, then one more with every difference"),
    LakeColumn("share", LakeType.AMOUNT, "the difference; the shares of a charge add up to it"),
)

ALLOCATIONS = LakeTable(
    name="allocations",
    meaning="a difference in what a parcel bears of the cost of a bag, a trip, a declaration",
    columns=(
        *_SAID,
        LakeColumn("known_at", LakeType.MOMENT, "declared time of the run that wrote it"),
        LakeColumn("run", LakeType.TEXT, "key of that run"),
    ),
    month=BUSINESS_DATE.name,
    sort=("parcel_id", "subject", "subject_id", "contract", "charge", "bearer", "delta_no"),
    key=("allocation_id",),
    content=tuple(column.name for column in _SAID),
)
