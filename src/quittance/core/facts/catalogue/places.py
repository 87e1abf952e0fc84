"""Where from, where to, and where something is kept."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import word

_DISTRICT = "UK outward code, elsewhere the first block of the postcode"
_AREA = "leading letters of the postcode; missing where it has none"

PLACES = (
    word("origin_country", "country of departure, two letters"),
    word("origin_state", "state or province of departure"),
    word("origin_postcode", "postcode of departure, upper case"),
    word("origin_district", _DISTRICT, derived_from=("origin_postcode",)),
    word("origin_area", _AREA, derived_from=("origin_postcode",)),
    word("origin_zone", "the carrier's zone of departure"),
    word("origin_site", "site of departure"),
    word("origin_port", "sea or air port of departure"),
    word("dest_country", "country of destination, two letters"),
    word("dest_state", "state or province of destination"),
    word("dest_postcode", "postcode of destination, upper case"),
    word("dest_district", _DISTRICT, derived_from=("dest_postcode",)),
    word("dest_area", _AREA, derived_from=("dest_postcode",)),
    word("dest_zone", "the carrier's zone of destination"),
    word("dest_port", "sea or air port of destination"),
    word("zone", "zone given by the carrier or the contract"),
    word("lane", "agreed pair of origin and destination"),
    word("region", "region by the card's own words, such as local, regional, national"),
    word("hub", "hub or gateway used"),
    word("site", "warehouse", "site_id", "warehouse"),
    word("location_type", "kind of storage location"),
    word("market", "marketplace", "marketplace"),
    word("seller_country", "country in which the seller is established"),
    word("stage", "first mile, line-haul, customs, last mile or return"),
)

POSTCODES = ("origin_postcode", "dest_postcode")
"""Upper-cased when read; never through a number."""
