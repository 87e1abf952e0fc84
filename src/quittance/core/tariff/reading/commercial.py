"""What makes a charge due and who bears it."""

from __future__ import annotations

from collections.abc import Mapping

from quittance.core.tariff.language.amount import parse_amount
from quittance.core.tariff.line import Commercial, Role
from quittance.core.tariff.plan import Header
from quittance.core.tariff.reading.fields import Fields
from quittance.kernel.exact import Exact, add, exact
from quittance.kernel.refusal import Refusal

KEYS = ("trigger", "reversed_by", "recognised", "bearer", "funder", "claw_back")
OF_DISCOUNTS = ("funder", "claw_back")
NOBODY = (("", exact(1)),)
"""The bearer that nobody named: the contract's own party bears it whole."""


def commercial_of(fields: Fields, role: Role, header: Header, name: str) -> Commercial:
    """The commercial keys of a line, with the header's trigger where it has none of its own."""
    if role is Role.MEASURE:
        for key in KEYS:
            if fields.has(key):
                fields.find("DO_NOT_MIX", f"A measure is not billed, so {key!r} has no meaning.", key)
        return Commercial(bearer=NOBODY)
    if role is Role.CHARGE:
        for key in OF_DISCOUNTS:
            if fields.has(key):
                fields.find("DO_NOT_MIX", f"{key!r} belongs on a discount.", key)
    trigger = fields.text("trigger") or header.trigger
    if not trigger:
        fields.find("CHARGE_WITHOUT_TRIGGER", f"Nothing says which event makes {name!r} due.")
    return Commercial(
        trigger=trigger,
        reversed_by=fields.texts("reversed_by"),
        recognised=fields.text("recognised"),
        bearer=_bearers(fields),
        funder=fields.text("funder"),
        claw_back=fields.texts("claw_back"),
        vat=header.vat,
    )


def _bearers(fields: Fields) -> tuple[tuple[str, Exact], ...]:
    value = fields.raw("bearer")
    if not isinstance(value, Mapping):
        return ((fields.text("bearer"), exact(1)),) if value is not None else NOBODY
    shares: list[tuple[str, Exact]] = []
    for who, text in value.items():
        try:
            amount = parse_amount(text)
        except Refusal as refusal:
            fields.not_understood("bearer", refusal)
            return NOBODY
        if not amount.unit.unit.dimension.is_scalar or amount.base < 0:
            fields.find("BAD_VALUE", f"bearer: {text!r} is no share.", "bearer", 'Write for instance "50 %".')
        shares.append((who, amount.base))
    total = exact(0)
    for _, share in shares:
        total = add(total, share)
    if total != 1:
        fields.find(
            "BEARER_NOT_WHOLE",
            f"The shares of {', '.join(who for who, _ in shares)} are not 100 %.",
            "bearer",
        )
    return tuple(shares)
