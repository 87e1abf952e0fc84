"""Amounts of money, each in the currency of its subject."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import amount

AMOUNTS = (
    amount("item_price", "selling price of one item as the card counts it", "unit_price"),
    amount("order_value", "value of the order's goods", "goods_value"),
    amount("declared_value", "value declared for carriage"),
    amount("insured_value", "value insured"),
    amount("customs_value", "value for customs"),
    amount("duty", "customs duty paid out", "duty_amount"),
    amount("import_vat", "import VAT paid out", "import_vat_amount"),
    amount("cod_amount", "cash to collect on delivery", "collect_on_delivery"),
    amount("customer_payment", "what the buyer paid"),
    amount("net_sales", "sales after discounts, less refunds", signed=True),
    amount("buyer_shipping", "shipping paid by the buyer", "shipping_charged"),
    amount("platform_discount", "discount borne by the platform"),
    amount("seller_discount", "discount borne by the seller"),
    amount("tax_collected", "tax collected from the buyer", "tax_amount"),
    amount("refund_amount", "what the buyer got back", "refunded_amount"),
    amount("goods_cost", "what the goods cost their owner"),
    amount("spot_rate", "price agreed for this job alone", "agreed_amount"),
    amount("storage_cost", "storage cost handed on"),
)

PREFIXES = ("buy", "vendor", "refunded")
"""Amounts from elsewhere: `buy.x` the expected cost, `vendor.x` the approved vendor line, `refunded.x` the
part of a charge now given back. Any charge name may follow."""
