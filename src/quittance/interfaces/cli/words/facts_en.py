"""What `quittance facts` says, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "no_such_table": "There is no table {name} for facts. Known: {known}.",
    "table_needed": "{file}: say with --table which table it goes into. Known: {known}.",
    "ingest_done": "{file} into {table}: {new} new rows, {repeated} known already, {parked} parked.",
    "ingest_again": "{file} was taken in before; nothing changed. Then: {new} new rows,"
    " {repeated} known already, {parked} parked.",
    "facts_unknown": "Nothing is known of {parcel}.",
    "status_event": "event",
    "status_what": "what happened",
    "status_at": "when (UTC)",
    "status_known": "known (UTC)",
    "status_site": "where",
    "status_source": "source",
    "status_stands": "stands",
    "status_stands_yes": "yes",
    "status_undone": "no: undone by {event}",
    "status_last": "What stands last of {parcel}: {event} on {day}.",
    "status_nothing_stands": "Nothing of it stands.",
    "status_charged": "Charged so far: {sums}.",
    "status_not_charged": "Nothing is charged so far.",
    "contradictions_none": "Nothing contradicts itself from {first} to {last}.",
    "contradictions_code": "contradiction",
    "contradictions_parcels": "parcels",
    "contradictions_stake": "charged",
    "contradictions_written": "All {count} are in {path}.",
    "contradiction_DELIVERED_UNHANDLED": "{parcel} was delivered on {on} ({event}), and nobody ever had"
    " it in hands.",
    "contradiction_DELIVERED_FIRST": "{parcel} was delivered on {on} ({event}), before anybody had it"
    " in hands"
    " on {other_on} ({other}).",
    "contradiction_DELIVERED_TWICE": "{parcel} was delivered on {on} ({event}) and again on {other_on}"
    " ({other}).",
    "contradiction_DELIVERED_AFTER_LOSS": "{parcel} was delivered on {on} ({event}) after it was lost"
    " on {other_on}"
    " ({other}), and nobody found it.",
    "contradiction_CANCELLED_AFTER_DELIVERY": "{parcel} was cancelled on {on} ({event}) although it had been"
    " delivered on {other_on} ({other}).",
    "contradiction_CANCELLED_BUT_SEEN": "{parcel} was cancelled on {on} ({event}), but seen on"
    " {other_on} ({other}):"
    " the cancellation does not count.",
    "feed_feed": "feed",
    "feed_expected": "expected",
    "feed_there": "there",
    "feed_missing": "missing",
    "feed_thin": "thin",
    "feed_differs": "other total",
    "feed_waiting": "not due yet",
    "feed_is_waiting": "{feed} of {day} is due at {due}.",
    "gap_FEED_MISSING": "{feed} of {day} did not come by {due}; {wanted:row is|rows are} expected.",
    "gap_FEED_MISSING_unknown": "{feed} of {day} did not come by {due}.",
    "gap_FEED_THIN": "{feed} of {day} has {rows:row|rows}; that weekday usually has {wanted}.",
    "gap_FEED_TOTAL_DIFFERS": "{feed} of {day} has {rows:row|rows}, and its sender counted {wanted}: look"
    " among the parked rows.",
    "gap_LABELS_UNSCANNED": "{wanted:label was|labels were} made on {day}; scanned since: {rows}.",
    "gap_SCANS_UNDELIVERED": "{wanted:parcel|parcels} with a label of {day} scanned;"
    " delivered since: {rows}.",
    "completeness_blocks": "Billing and close of these days have to wait.",
    "completeness_well": "Nothing that billing or close would have to wait for.",
    "weight_reading": "reading",
    "weight_source": "source",
    "weight_reader": "read by",
    "weight_weight": "weight",
    "weight_at": "read (UTC)",
    "weight_known": "known (UTC)",
    "weight_certified": "certified",
    "weight_verdict": "what became of it",
    "weight_yes": "yes",
    "reader_declared": "declared",
    "reader_cubing": "cubing",
    "reader_sorter": "sorter",
    "reader_carrier": "carrier",
    "reader_re-measure": "re-measure",
    "verdict_billed": "billed",
    "verdict_not_chosen": "another one is chosen",
    "verdict_unbelieved": "not plausible",
    "verdict_no_certificate": "the device has no certificate",
    "verdict_not_a_source": "the rule does not ask for it",
    "verdict_later_group": "an earlier source decides",
    "verdict_corrected": "corrected later",
    "verdict_too_late": "known after the weight was final",
    "weight_none": "{parcel}: nothing says its weight.",
    "weight_why_chosen": "{parcel} is billed at {weight}: reading {reading} of {source}.",
    "weight_why_within_tolerance": "{parcel} is billed at {weight}: within its tolerance the declared weight"
    " stays.",
    "weight_why_stated": "{parcel} is billed at {weight}, as the parcel's own row says: no reading decides.",
    "weight_is_final": "The weight is final since the end of {day}.",
    "weight_will_be_final": "The weight may change until the end of {day}.",
    "weight_late": "Were it not final, {weight} would be billed: a seller does not pay that,"
    " a vendor who bills it is disputed.",
    # ---- what one row of a table is
    "table_parcels": "one parcel under one label, as each source described it",
    "table_orders": "what a buyer bought at once, as each source described it",
    "table_legs": "one stage of a parcel's way, with its own vendor",
    "table_bags": "one bag, as each source described it",
    "table_pallets": "one pallet, as each source described it",
    "table_containers": "one container, as each source described it",
    "table_trips": "one journey of a vehicle",
    "table_mawbs": "one master air waybill",
    "table_declarations": "one customs declaration (MRN)",
    "table_activities": "work done in a warehouse",
    "table_stock": "a stock level on a day",
    "table_returns": "goods that came back",
    "table_accounts": "a seller, customer or vendor over a period: its counts and key figures",
    "table_events": "something that happened to a subject, such as a scan, a delivery or a cancellation",
    "table_measurements": "a reading of a subject's weight or size, by a device or as declared",
    "table_memberships": "a parcel in a bag, a bag on a trip: what belonged to what, from when until when",
    "table_decisions": "what somebody decided of a subject, such as the liable party; the latest one governs",
    "table_declaration_items": "one tariff heading of a customs declaration",
    "table_feed_controls": "how many rows a source says that it sent of one day, to be compared with"
    " what came",
    "table_charges": "a difference in what a subject is charged or costs",
    "table_allocations": "a difference in what a parcel bears of the cost of a bag, a trip, a declaration",
}
