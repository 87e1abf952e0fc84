"""Numbers of customs: EORI, and IOSS of the import one-stop shop."""

from __future__ import annotations

import re
from types import MappingProxyType

from stdnum.eu import oss
from stdnum.exceptions import ValidationError
from stdnum.util import clean

_EORI = re.compile(r"[A-Z]{2}[A-Z0-9]{1,15}")
_EORI_OF = MappingProxyType(
    {
        "GB": re.compile(r"GB[0-9]{12}([0-9]{3})?"),
        "XI": re.compile(r"XI[0-9]{12}([0-9]{3})?"),
    }
)


def normal_eori(text: str, country: str) -> str | None:
    """The EORI number in one piece, or None if it is none of that country.

    Two letters of the country and at most 15 characters (Delegated Regulation (EU) 2015/2446, annex B); in
    the United Kingdom GB or XI and 12 digits, or 15 for a branch (gov.uk/eori).
    """
    number = clean(text, " -.").upper()
    prefix = number[:2]
    if prefix != country and (prefix, country) != ("EL", "GR"):
        return None
    return number if _EORI_OF.get(prefix, _EORI).fullmatch(number) else None


def normal_ioss(text: str) -> str | None:
    """The IOSS number in one piece, or None if it is none.

    IM, the number of the member state in ISO 3166 and seven more digits (Implementing Regulation (EU)
    2020/194). Its check digit is not published.
    """
    try:
        number = str(oss.validate(text))
    except ValidationError:
        return None
    return number if number.startswith("IM") else None
