"""What of an order is about a person: it is never taken in, only counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quittance.adapters.order_json.pages import Json

KEPT = ("region_code", "postal_code")
"""What of an address prices need, and all that is read of it."""

_ADDRESS = "recipient_address"
_OTHER = ("buyer_email", "buyer_message", "buyer_nickname", "buyer_avatar", "user_id", "cpf", "cpf_name")


def personal_fields(order: Json) -> Iterator[str]:
    """The names of the personal fields that the order has: all of the address but country and postcode."""
    address = order.get(_ADDRESS)
    for name, value in address.items() if isinstance(address, dict) else ():
        if name not in KEPT and _is_said(value):
            yield name
    for name in _OTHER:
        if _is_said(order.get(name)):
            yield name


def _is_said(value: Any) -> bool:
    return value not in (None, "", [], {})
