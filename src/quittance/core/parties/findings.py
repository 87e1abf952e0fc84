"""What checking parties can find: code, meaning, hint."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from quittance.kernel.finding import Finding, Place, Severity

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Sort:
    """A finding of the catalogue. What has an error is parked; the rest is used."""

    code: str
    meaning: str
    hint: str
    severity: Severity = Severity.ERROR


_ALL = (
    Sort(
        "BAD_PARTY_CODE",
        "The code of a party is missing or cannot be one.",
        "Letters, digits, . _ and -, 80 at most.",
    ),
    Sort("PARTY_TWICE", "Two files or rows are about one party.", "Keep one of them."),
    Sort(
        "PARTY_FILE_UNREADABLE",
        "A file of a folder cannot be read as one of a party.",
        "Mend it; the others are used.",
    ),
    Sort("PARTY_ROW_RAGGED", "A row has more or fewer cells than the headings.", "Count the columns."),
    Sort(
        "PARTY_WITHOUT_PROFILE",
        "Nothing says what the party is.",
        "Give it a profile: role, legal_name, country.",
    ),
    Sort(
        "PARTY_FIELD_UNKNOWN",
        "A file of parties has no such field.",
        "Look up the fields in the reference of party files.",
    ),
    Sort("PARTY_FIELD_MISSING", "A field that is always needed is empty.", "Fill it in."),
    Sort("PARTY_WORD_UNKNOWN", "The field has only certain words.", "Use one of them."),
    Sort("PARTY_TEXT_BAD", "The value is too long, or is no code, language or text.", "Shorten or mend it."),
    Sort("PARTY_DAY_BAD", "The value is not a day.", "Write it as 2026-03-31."),
    Sort(
        "PARTY_ENDS_EARLY",
        "Something ends before it begins.",
        "`until` is the first day on which it no longer holds.",
    ),
    Sort(
        "PARTY_ITEM_TWICE",
        "One thing is said twice of the same day.",
        "Keep one, or give them different days: from = ...",
    ),
    Sort("COUNTRY_UNKNOWN", "There is no such country in ISO 3166.", "Use the two letters: GB, DE, CN."),
    Sort(
        "POSTCODE_ODD",
        "The postcode does not look like one of its country.",
        "Have it confirmed; it is kept as it is.",
        _WARNING,
    ),
    Sort(
        "IBAN_WRONG",
        "The IBAN has a wrong length, structure or check digits.",
        "Ask for it again; never mend it by guessing.",
    ),
    Sort("BIC_WRONG", "The BIC is not one.", "Eight or eleven characters; leave it out if it is not known."),
    Sort(
        "ACCOUNT_INCOMPLETE",
        "The account has neither an IBAN nor a number with a bank code.",
        "Give one of the two.",
    ),
    Sort(
        "ACCOUNT_CURRENCY_UNKNOWN",
        "The currency of the account is not one that we bill in.",
        "Use the three letters: GBP, EUR.",
    ),
    Sort(
        "VAT_ID_WRONG",
        "The VAT id has a wrong length, structure or check digit.",
        "Ask for it again; the prefix belongs to it.",
    ),
    Sort(
        "VAT_ID_UNCHECKED", "No rule is known for VAT ids of this country.", "It is kept as it is.", _NOTICE
    ),
    Sort(
        "EORI_WRONG",
        "The EORI number does not have the form of one.",
        "Country, then up to 15 letters or digits.",
    ),
    Sort("IOSS_WRONG", "The IOSS number does not have the form of one.", "IM and ten digits."),
    Sort(
        "COMPANY_NUMBER_WRONG",
        "The company number does not have the form of one of its country.",
        "Copy it from the register.",
    ),
    Sort("LEI_WRONG", "The LEI has a wrong length or check digits.", "Twenty characters, from gleif.org."),
    Sort(
        "FACTOR_WITHOUT_NOTICE",
        "A factor is named without the notice of assignment.",
        "Give notice and notice_day, or pay the vendor.",
    ),
    Sort("SHOP_TWICE", "A shop would belong to two parties on one day.", "End it at the first: until = ..."),
    Sort(
        "PARTY_NOT_KNOWN",
        "A party that is named is neither in the files nor in the books.",
        "Load it, or mend the code.",
        _WARNING,
    ),
    Sort(
        "DETAILS_ERASED",
        "Personal details of this item were erased and are not taken in again.",
        "Use a new name for a new person.",
        _WARNING,
    ),
    Sort(
        "ACCOUNT_NOT_THERE",
        "A vendor role is paid to an account that the party does not have.",
        "Add the account, or mend its name.",
        _WARNING,
    ),
    Sort(
        "PARTY_HISTORY_ALTERED",
        "What the books know of a party is not what its history says.",
        "Somebody changed the database by hand. Compare with the last backup.",
    ),
    Sort(
        "ACCOUNT_NOT_VERIFIED",
        "Nobody has verified the bank account.",
        "quittance party verify-account",
        _WARNING,
    ),
    Sort(
        "VAT_ID_UNPROVEN",
        "No evidence says that the VAT id is valid.",
        "Check it with the authority and note the answer as evidence.",
        _NOTICE,
    ),
)

PARTY_FINDINGS = MappingProxyType({sort.code: sort for sort in _ALL})
"""All of them by code."""


def found(code: str, message: str, place: Place | None, hint: str = "") -> Finding:
    """The finding, with the catalogue's hint where the place at hand has nothing better to say."""
    sort = PARTY_FINDINGS[code]
    return Finding(code, message, place, hint or sort.hint, sort.severity)
