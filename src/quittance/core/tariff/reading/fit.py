"""Whether two numbers may meet: in a sum, at a limit, in a comparison."""

from __future__ import annotations

from quittance.core.tariff.findings import found
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.types import said
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Place


def fits(draft: Draft, value: ValueType, limit: ValueType, place: Place, what: str) -> bool:
    """Whether two numbers can be added or compared; if not, a finding that starts with `what`."""
    if value.dimension != limit.dimension:
        left, right = said(limit.dimension, limit.unit), said(value.dimension, value.unit)
        message = f"{what} is {left}, and it meets {right}."
        draft.findings.append(found("UNIT_MISMATCH", message, place))
        return False
    meeting = {value.currency, limit.currency}
    codes = sorted(code for code in meeting if code is not None)
    if len(codes) > 1:
        draft.findings.append(found("CURRENCY_MISMATCH", f"{what}: {codes[0]} meets {codes[1]}.", place))
        return False
    if codes and None in meeting and draft.currencies and not draft.currencies.issuperset(codes):
        message = f"{what}: {codes[0]} meets the subject's currency, {' or '.join(sorted(draft.currencies))}."
        draft.findings.append(found("CURRENCY_MISMATCH", message, place))
        return False
    return True
