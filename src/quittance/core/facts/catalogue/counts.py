"""What is counted."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import count, number

COUNTS = (
    count("units", "unit", "units of goods in the line, order, return or stay", "unit_count"),
    count("items", "item", "items of an order or activity", "item_count"),
    count("picks", "pick", "picks from locations", "pick_count"),
    count("lines", "line", "lines of an order or document", "line_count"),
    count("pieces", "piece", "pieces of a parcel or shipment", "piece_count"),
    count("parcels", "parcel", "parcels of a wider subject", "parcel_count"),
    count("orders", "order", "orders of a wider subject", "order_count"),
    count("cartons", "carton", "cartons", "carton_count"),
    number("pallets", "pallet", 3, 100_000, "pallets or pallet spaces taken", "pallet_count"),
    number("pallets_on_hand", "pallet", 3, 1_000_000, "pallets in the house on the stock day"),
    count("units_on_hand", "unit", "units in the house on the stock day"),
    count("locations", "location", "storage locations taken", "location_count"),
    count("bags", "bag", "bags of a trip or master waybill", "bag_count"),
    count("containers", "container", "containers", "container_count"),
    count("labels", "label", "labels printed", "label_count"),
    count("documents", "document", "documents written or handled", "document_count"),
    count("declarations", "declaration", "customs declarations", "declaration_count"),
    count("tariff_headings", "heading", "distinct customs tariff headings", "heading_count"),
    count("stops", "stop", "stops on the way", "stop_count"),
    count("drops", "drop", "deliveries on one tour", "drop_count"),
    count("delivery_attempts", "1", "times the carrier tried to deliver", "attempts"),
    number("quantity", "1", 3, 100_000_000, "how much of an activity, in its unit of measure"),
)
