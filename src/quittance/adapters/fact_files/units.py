"""Units as files write them: Rec 20 codes, our symbols, and the words that people use."""

from __future__ import annotations

from functools import cache

from quittance.kernel.unit import Unit, UnknownUnit, parse_unit

_WORDS = {
    "kgs": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "gr": "g", "grs": "g",
    "gram": "g", "grams": "g", "tonne": "t", "tonnes": "t", "lbs": "lb", "pound": "lb", "pounds": "lb",
    "ounce": "oz", "ounces": "oz", "cms": "cm", "centimetre": "cm", "centimetres": "cm", "centimeters": "cm",
    "millimetre": "mm", "millimetres": "mm", "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "inch": "in", "inches": "in", "ins": "in", "foot": "ft", "feet": "ft", "cbm": "m3", "m³": "m3",
    "cm³": "cm3", "ccm": "cm3", "cuft": "ft3", "cft": "ft3", "cuin": "in3", "ltr": "l", "litre": "l",
    "litres": "l", "liter": "l", "liters": "l", "min": "minute", "mins": "minute", "minutes": "minute",
    "h": "hour", "hrs": "hour", "hours": "hour", "days": "day", "kms": "km", "miles": "mi", "mile": "mi",
}  # fmt: skip


@cache
def find_unit(text: str) -> Unit | None:
    """The unit meant by a heading or by a cell of a unit column, or None."""
    for candidate in (text, text.upper(), text.lower(), _WORDS.get(text.lower(), "")):
        try:
            return parse_unit(candidate)
        except UnknownUnit:
            continue
    return None
