"""Words of a card, prefixes of postcodes, ranges of text; and a word that stands on no card."""

from __future__ import annotations

from tests.generated.strategies.chance import Chance

WORDS: dict[str, tuple[str, ...]] = {
    "zone": ("A", "B", "C", "2", "10", "Ä"),
    "service": ("express", "economy", "next-day", "加急"),
    "market": ("UK", "DE", "JP", "KW"),
    "category": ("books", "shoes", "toys", "media", "food", "tools", "pets", "home", "art", "sport", "baby", "auto", "music", "garden"),
    "dest_country": ("GB", "IE", "FR"),
    "packaging": ("wood", "metal", "carton"),
    "account": ("acme", "bolt", "cole"),
    "order_id": tuple(f"o{number}" for number in range(1, 15)),
    "weekday": ("monday", "saturday", "sunday"),
}  # fmt: skip
"""The words that a card may print for a fact."""

STRANGER = "elsewhere"
"""A word that no card knows."""

POSTCODES = ("S", "SW", "SW1", "SW1A", "S1", "E", "E1", "EC", "EC1", "N", "10", "101", "1010", "9", "Ä1")
"""Beginnings of postcodes, some the beginning of others."""

DISTRICTS = ("AB10", "AB31", "AB31 5", "B1", "B10", "B2", "b1", "Z", "ZE1", "É1")
"""Texts to draw ranges from, in no order."""


def near_text(chance: Chance, text: str) -> str:
    """The text itself, a longer, shorter or other one."""
    match chance.weighed(same=4, longer=4, shorter=2, beside=1):
        case "longer":
            return text + chance.choice(["0", "A", " 1", "zz"])
        case "shorter":
            return text[:-1] or STRANGER
        case "beside":
            return text[:-1] + chr(ord(text[-1]) + 1)
    return text
