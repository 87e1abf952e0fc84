"""Whether two numbers may meet: in a sum, at a limit, in a comparison."""

from __future__ import annotations

from quittance.core.tariff.findings import found
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Place


def fits(draft: Draft, value: ValueType, limit: ValueType, place: Place, what: str) -> bool:
    """Whether two numbers can be added or compared; if not, a finding that starts with `what`."""
    if value.dimension != limit.dimension:
        message = f"{what} is {_said(limit)}, and it meets {_said(value)}."
        draft.findings.append(found("UNIT_MISMATCH", message, place))
        return False
    pair = {value.currency, limit.currency} - {None}
    if (
        len(pair) > 1
        or (value.dimension.money
        and None in (value.currency, limit.currency)
        and not pair <= draft.currencies)
    ):
        message = f"{what}: amounts in {' and '.join(sorted(str(code) for code in pair))} meet the subject's currency."
        if len(pair) > 1:
            message = f"{what}: amounts in {' and '.join(sorted(str(code) for code in pair))} meet."
        if draft.currencies:
            draft.findings.append(found("CURRENCY_MISMATCH", message, place))
        return False
    return True


def _said(type_: ValueType) -> str:
    return f"{type_.dimension} ({type_.unit})" if type_.unit is not None else str(type_.dimension)
