"""What the numbers of an item have to be, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.parties.item import Item
from quittance.core.parties.numbers.bank import normal_bic, normal_iban
from quittance.core.parties.numbers.company import normal_company_number, normal_lei
from quittance.core.parties.numbers.customs import normal_eori, normal_ioss
from quittance.core.parties.numbers.vat_id import NoRule, normal_vat_id

Checked = tuple[str, str, str | None, str]
"""Field, code of what is found ("" for nothing), the number in normal form (None if it is wrong), message."""


def normal_number_of(item: Item) -> Iterator[Checked]:
    """Each number of the item, checked."""
    match item.kind:
        case "account":
            yield from _account(item)
        case "registration":
            yield _registration(item)
        case "vendor_role" if item.values["role"] == "factor":
            if not (item.values["notice"] and item.values["notice_day"]):
                yield (
                    "notice",
                    "FACTOR_WITHOUT_NOTICE",
                    None,
                    "A factor is paid once the assignment was notified: notice and notice_day are empty.",
                )


def _account(item: Item) -> Iterator[Checked]:
    iban, bic = item.text("iban"), item.text("bic")
    if iban:
        yield ("iban", *_said("IBAN_WRONG", normal_iban(iban), f"{iban} is not an IBAN."))
    elif not (item.values["number"] and item.values["bank_code"]):
        yield ("iban", "ACCOUNT_INCOMPLETE", None, f"The account {item.key} has no number to pay to.")
    if bic:
        yield ("bic", *_said("BIC_WRONG", normal_bic(bic), f"{bic} is not a BIC."))


def _registration(item: Item) -> Checked:
    number, country = item.text("number"), item.text("country")
    match item.values["kind"]:
        case "vat":
            try:
                return (
                    "number",
                    *_said(
                        "VAT_ID_WRONG",
                        normal_vat_id(number, country),
                        f"{number} is not a VAT id of {country}.",
                    ),
                )
            except NoRule:
                return (
                    "number",
                    "VAT_ID_UNCHECKED",
                    number,
                    f"VAT ids of {country} are not checked: {number}.",
                )
        case "eori":
            normal = normal_eori(number, country)
            return "number", *_said("EORI_WRONG", normal, f"{number} is not an EORI number of {country}.")
        case "ioss":
            return "number", *_said("IOSS_WRONG", normal_ioss(number), f"{number} is not an IOSS number.")
        case "company":
            normal = normal_company_number(number, country)
            message = f"{number} is not a company number of {country}."
            return "number", *_said("COMPANY_NUMBER_WRONG", normal, message)
        case "lei":
            return "number", *_said("LEI_WRONG", normal_lei(number), f"{number} is not an LEI.")
        case _:
            return "number", "", number, ""


def _said(code: str, normal: str | None, message: str) -> tuple[str, str | None, str]:
    return ("", normal, "") if normal is not None else (code, None, message)
