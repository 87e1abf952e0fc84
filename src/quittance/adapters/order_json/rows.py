"""One order becomes rows: of the order, of its packages as parcels, of what happened to both.

Field names are those of the TikTok Shop Open API (order detail 202309); see docs/reference/order-json.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from quittance.adapters.order_json.pages import Json, text_of

TABLES = ("orders", "parcels", "events")
"""The tables of the lake that a file of orders goes into."""

_ORDER_DAYS = {
    "order_date": "create_time",
    "shipped_date": "collection_time",
    "delivered_date": "delivery_time",
    "cancelled_date": "cancel_time",
}
_PARCEL_DAYS = {
    "order_date": "create_time",
    "label_date": "rts_time",
    "delivered_date": "delivery_time",
    "cancelled_date": "cancel_time",
}
_TO = {"dest_country": "recipient_address.region_code", "dest_postcode": "recipient_address.postal_code"}
_MONEY = {
    "order_value": "payment.sub_total",
    "customer_payment": "payment.total_amount",
    "buyer_shipping": "payment.shipping_fee",
    "platform_discount": "payment.shipping_fee_platform_discount",
    "seller_discount": "payment.shipping_fee_seller_discount",
    "tax_collected": "payment.tax",
    "currency": "payment.currency",
}
_SIZE = {
    "declared_weight": "package_weight.value",
    "declared_weight_uom": "package_weight.unit",
    "length": "package_dimensions.length",
    "width": "package_dimensions.width",
    "height": "package_dimensions.height",
    "dim_uom": "package_dimensions.unit",
}
_UNITS = {
    "KILOGRAM": "kg", "GRAM": "g", "POUND": "lb", "OUNCE": "oz", "CENTIMETER": "cm", "INCH": "in",
    "METER": "m", "MILLIMETER": "mm",
}  # fmt: skip
_FULFILLED_BY = {"FULFILLMENT_BY_SELLER": "seller", "FULFILLMENT_BY_TIKTOK": "platform"}

FIELDS: Mapping[str, Mapping[str, str]] = {
    "orders": {
        "order_id": "id", "status": "status", "fulfilled_by": "fulfillment_type", "cod": "is_cod",
        "units": "line_items", "items": "line_items", "parcels": "packages", "account": "shop_id",
        **_ORDER_DAYS, **_TO, **_MONEY,
    },
    "parcels": {
        "parcel_id": "id", "order_id": "order.id", "shipment_id": "tracking_number",
        "carrier": "order.shipping_provider", "service": "order.delivery_option_id", "cod": "order.is_cod",
        "units": "order.line_items", "account": "order.shop_id", "currency": "order.payment.currency",
        "status": "order.status", **_PARCEL_DAYS, **_TO, **_SIZE,
    },
    "events": {
        "event_id": "", "subject": "", "subject_id": "id", "event": "", "at": "", "country": "",
    },
}  # fmt: skip
"""Table → column of its rows → field of the order or of its package, as the JSON names it."""

_ORDER_EVENTS = {"ordered": "create_time", "cancelled": "cancel_time", "delivered": "delivery_time"}
_PARCEL_EVENTS = {
    "label_made": "rts_time",
    "picked_up": "collection_time",
    "delivered": "delivery_time",
    "label_cancelled": "cancel_time",
}

Row = tuple[str, str, dict[str, str]]
"""After the place of the order the place of its package, "" for none, and that of the row; and its cells."""


def rows_of(table: str, order: Json, shop: str) -> Iterator[Row]:
    """The rows of a table that an order gives."""
    match table:
        case "orders":
            yield "", "", _order(order, shop)
        case "parcels":
            for place, package in packages_of(order):
                yield place, place, _parcel(order, package, shop)
        case _:
            yield from _events(order)


def packages_of(order: Json) -> Iterator[tuple[str, Json]]:
    """The packages of an order, each with its place; one that is no object has no id and gets parked.

    An order without a list of packages has those that its line items name.
    """
    packages = order.get("packages")
    if isinstance(packages, list):
        for number, package in enumerate(packages):
            yield f".packages[{number}]", package if isinstance(package, dict) else {}
        return
    named = dict.fromkeys(field(item, "package_id") for item in _items(order))
    for id in filter(None, named):
        yield f".line_items[?package_id=={id}]", {"id": id}


def _order(order: Json, shop: str) -> dict[str, str]:
    items = _items(order)
    cells = {column: field(order, path) for column, path in (_TO | _MONEY).items()}
    cells |= {column: moment(field(order, path)) for column, path in _ORDER_DAYS.items()}
    kind = field(order, "fulfillment_type")
    return cells | {
        "order_id": field(order, "id"),
        "status": field(order, "status"),
        "fulfilled_by": _FULFILLED_BY.get(kind, kind),
        "cod": field(order, "is_cod"),
        "units": str(len(items)) if items else "",
        "items": str(len({field(item, "sku_id") for item in items})) if items else "",
        "parcels": str(sum(1 for _ in packages_of(order))),
        "account": field(order, "shop_id") or shop,
    }


def _parcel(order: Json, package: Json, shop: str) -> dict[str, str]:
    id = field(package, "id")
    items = [item for item in _items(order) if field(item, "package_id") == id]
    tracking = [field(package, "tracking_number"), *(field(item, "tracking_number") for item in items)]
    tracking.append(field(order, "tracking_number"))
    cells = {column: field(order, path) for column, path in _TO.items()}
    cells |= {column: moment(field(order, path)) for column, path in _PARCEL_DAYS.items()}
    cells |= {column: field(package, path) for column, path in _SIZE.items()}
    for column in ("declared_weight_uom", "dim_uom"):
        cells[column] = _UNITS.get(cells[column], cells[column])
    return cells | {
        "parcel_id": id,
        "order_id": field(order, "id"),
        "shipment_id": next(filter(None, tracking), ""),
        "carrier": field(order, "shipping_provider"),
        "service": field(order, "delivery_option_id"),
        "cod": field(order, "is_cod"),
        "units": str(len(items)) if items else "",
        "account": field(order, "shop_id") or shop,
        "currency": field(order, "payment.currency"),
        "status": field(order, "status"),
    }


def _events(order: Json) -> Iterator[Row]:
    country = field(order, "recipient_address.region_code")
    subjects = [("order", field(order, "id"), "", _ORDER_EVENTS)]
    subjects += [
        ("parcel", field(package, "id"), place, _PARCEL_EVENTS) for place, package in packages_of(order)
    ]
    for subject, id, place, events in subjects:
        for event, path in events.items():
            at = moment(field(order, path))
            if at:
                cells = {"event_id": f"{id}.{event}", "subject": subject, "subject_id": id, "event": event}
                yield place, f".{path}", cells | {"at": at, "country": country}


def field(value: Json, path: str) -> str:
    """What stands at a path such as `payment.currency`; "" where nothing does."""
    found: Any = value
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return text_of(found)


def moment(text: str) -> str:
    """Seconds since 1970 as a time that files of facts can hold; 0 is none, what is no number stays."""
    if not text.isdigit() or len(text) > 10:
        return text
    return f"{datetime.fromtimestamp(int(text), tz=UTC):%Y-%m-%dT%H:%M:%SZ}" if int(text) else ""


def _items(order: Json) -> list[Json]:
    items = order.get("line_items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
