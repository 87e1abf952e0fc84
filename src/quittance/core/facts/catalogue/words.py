"""Words that choose a price."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import word

WORDS = (
    word("service", "service booked", "service_code"),
    word("carrier", "who carries", "carrier_code"),
    word("vendor", "whom we pay"),
    word("mode", "road, rail, sea or air"),
    word("vehicle", "kind of vehicle", "vehicle_type"),
    word("container_type", "kind of container or pallet"),
    word("packaging", "kind of packaging, such as wood, metal, cylinder", "packaging_type"),
    word("incoterm", "delivery term, such as DAP or DDP"),
    word("payer_role", "shipper, receiver or third_party"),
    word("delivery_option", "door, locker, pick-up point, neighbour"),
    word("time_window", "delivery window booked"),
    word("signature_option", "kind of signature asked for"),
    word("channel", "where the order came from"),
    word("fulfilled_by", "who fulfils: platform or seller", "fulfilment_channel"),
    word("programme", "programme in which the subject takes part", "program"),
    word("category", "category of the goods on the card"),
    word("category_group", "group of categories for storage"),
    word("price_group", "group of goods for a price limit"),
    word("size_group", "group of sizes for storage"),
    word("storage_class", "ambient, cooled, secured"),
    word("sku", "article"),
    word("lot", "lot of the article"),
    word("hs_code", "customs tariff heading"),
    word("regime", "customs procedure"),
    word(
        "activity_type", "what was done: receive, putaway, pick, pack, ship, return, vas, count, dispose, fee"
    ),
    word("unit_of_measure", "in what the quantity is counted: each, carton, pallet, line, order, hour"),
    word("reason", "why: of an extra cost or activity", "reason_code"),
    word("return_reason", "why it came back, by the latest decision"),
    word("refund_reason", "why money went back, by the latest decision"),
    word("return_condition", "state of the returned goods"),
    word("liable_party", "who is liable, by the latest decision"),
    word("status", "state in which the subject is"),
    word("customer_group", "group of accounts with one price"),
    word("currency", "currency of the subject's amounts", "ccy"),
)
