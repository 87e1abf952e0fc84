"""The billing weight source as the terms of a contract state it."""

from __future__ import annotations

from quittance.core.contracts.reading import Table
from quittance.core.measurements.parse import BadBillingWeight, parse_billing_weight
from quittance.core.measurements.rule import BillingWeightRule


def read_billing_weight(outer: Table) -> BillingWeightRule | None:
    """The rule of `[terms.billing_weight]`; `core.measurements` says what its keys mean."""
    table = outer.table("billing_weight")
    if table is None:
        return None
    try:
        return parse_billing_weight(table.values, outer.name("billing_weight"))
    except BadBillingWeight as wrong:
        outer.wrong("billing_weight", "TERM_BAD_VALUE", wrong.message, wrong.hint)
        return None
