"""Values of a TOML text as the tariff source has them: texts, yes/no, days, lists of texts, texts by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from quittance.core.tariff.findings import found
from quittance.core.tariff.source import RawValue, SourceValue
from quittance.kernel.finding import Finding, Place


def source_values(
    values: Mapping[str, object], places: Mapping[str, Place], fallback: Place, findings: list[Finding]
) -> dict[str, SourceValue]:
    """The values with their places; one of a kind that a tariff does not have is a finding and left out."""
    result = {}
    for key, value in values.items():
        place = places.get(key, fallback)
        raw = _raw(value)
        if raw is None:
            findings.append(found("BAD_VALUE", f"{key}: a tariff has no values of this kind.", place, _HINT))
        else:
            result[key] = SourceValue(raw, place)
    return result


_HINT = 'Write texts, lists of texts, days or { name = "text" }.'


def _raw(value: object) -> RawValue | None:
    if isinstance(value, (list, tuple)):
        items = [_text(item) for item in value]
        return tuple(item for item in items if item is not None) if None not in items else None
    if isinstance(value, dict):
        texts = {str(key): _text(item) for key, item in value.items()}
        return (
            {key: text for key, text in texts.items() if text is not None}
            if None not in texts.values()
            else None
        )
    if isinstance(value, bool) or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    return _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, Decimal)):
        return str(value)
    if isinstance(value, date) and not isinstance(value, (datetime, time)):
        return value.isoformat()
    return None
