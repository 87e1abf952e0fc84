"""The units that rate cards use: exact sizes in kg, m and days, and UN/ECE Recommendation 20 codes."""

from fractions import Fraction

from quittance.kernel.dimension import AREA, LENGTH, MASS, SCALAR, TIME, VOLUME, Dimension

_LB = Fraction("0.45359237")
_INCH = Fraction("0.0254")
_FOOT = 12 * _INCH

CALENDAR_WORDS = frozenset({"month", "quarter", "year"})
"""Counted, never converted: their length in days depends on which one is meant."""

_COUNTED = (
    "unit item order parcel piece pick pallet carton line bag box container document declaration heading "
    "return label job drop stop location count month quarter year"
)

_MEASURED: tuple[tuple[str, Dimension, Fraction], ...] = (
    ("kg", MASS, Fraction(1)),
    ("g", MASS, Fraction(1, 1000)),
    ("t", MASS, Fraction(1000)),
    ("lb", MASS, _LB),
    ("oz", MASS, _LB / 16),
    ("cwt", MASS, _LB * 100),  # the hundredweight of North American freight tables; the British one is 112 lb
    ("mm", LENGTH, Fraction(1, 1000)),
    ("cm", LENGTH, Fraction(1, 100)),
    ("m", LENGTH, Fraction(1)),
    ("km", LENGTH, Fraction(1000)),
    ("in", LENGTH, _INCH),
    ("ft", LENGTH, _FOOT),
    ("mi", LENGTH, 5280 * _FOOT),
    ("m2", AREA, Fraction(1)),
    ("ft2", AREA, _FOOT**2),
    ("mm3", VOLUME, Fraction(1, 1000) ** 3),
    ("cm3", VOLUME, Fraction(1, 100) ** 3),
    ("m3", VOLUME, Fraction(1)),
    ("in3", VOLUME, _INCH**3),
    ("ft3", VOLUME, _FOOT**3),
    ("l", VOLUME, Fraction(1, 1000)),
    ("gal", VOLUME, Fraction("3.785411784") / 1000),  # the US gallon, in which diesel is quoted
    ("minute", TIME, Fraction(1, 24 * 60)),
    ("hour", TIME, Fraction(1, 24)),
    ("day", TIME, Fraction(1)),
    ("week", TIME, Fraction(7)),
    ("1", SCALAR, Fraction(1)),
    ("%", SCALAR, Fraction(1, 100)),
)

KNOWN: tuple[tuple[str, Dimension, Fraction], ...] = (
    *_MEASURED,
    *((word, SCALAR, Fraction(1)) for word in _COUNTED.split()),
)
"""Symbol, dimension, and size in base units of every unit."""

CODES: dict[str, str] = {
    "KGM": "kg",
    "GRM": "g",
    "TNE": "t",
    "LBR": "lb",
    "ONZ": "oz",
    "CWA": "cwt",
    "MMT": "mm",
    "CMT": "cm",
    "MTR": "m",
    "KMT": "km",
    "INH": "in",
    "FOT": "ft",
    "SMI": "mi",
    "MTK": "m2",
    "MMQ": "mm3",
    "CMQ": "cm3",
    "MTQ": "m3",
    "INQ": "in3",
    "FTQ": "ft3",
    "LTR": "l",
    "GLL": "gal",
    "MIN": "minute",
    "HUR": "hour",
    "DAY": "day",
    "WEE": "week",
    "MON": "month",
    "QAN": "quarter",
    "ANN": "year",
    "P1": "%",
    "C62": "unit",
    "H87": "piece",
}
"""UN/ECE Recommendation 20 code of an invoice line -> symbol."""
