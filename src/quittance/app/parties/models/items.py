"""A table for each kind of item; its columns are the fields of the kind that history keeps."""

from __future__ import annotations

from django.db import models

from quittance.app.parties.models.record import Record

_CODE, _TEXT = 80, 200


class Profile(Record):
    """What a party is to us and is called. Of a sole trader the name is personal, and empty here."""

    role = models.CharField(max_length=20)
    legal_name = models.CharField(max_length=_TEXT, blank=True)
    country = models.CharField(max_length=2)
    form = models.CharField(max_length=20)
    trading_name = models.CharField(max_length=_TEXT, blank=True)
    language = models.CharField(max_length=7, blank=True)
    group = models.CharField(max_length=_CODE, blank=True)


class Address(Record):
    """Where a party is; the street is personal."""

    kind = models.CharField(max_length=20)
    city = models.CharField(max_length=_TEXT, blank=True)
    region = models.CharField(max_length=_TEXT, blank=True)
    postcode = models.CharField(max_length=_TEXT, blank=True)
    country = models.CharField(max_length=2)


class Registration(Record):
    """A VAT id, a company number, an EORI or IOSS number, in its normal form."""

    kind = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    number = models.CharField(max_length=_TEXT, db_index=True)


class Evidence(Record):
    """A proof of business status: what was looked up, by whom, on which day, with which answer."""

    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=_TEXT, blank=True)
    checked = models.DateField()
    checker = models.CharField(max_length=_TEXT)
    result = models.CharField(max_length=10)
    reference = models.CharField(max_length=_TEXT, blank=True)


class Contact(Record):
    """A person or a desk to write to; name, mail address and phone are personal."""

    contact = models.CharField(max_length=_CODE)
    purpose = models.CharField(max_length=_TEXT)
    language = models.CharField(max_length=7, blank=True)


class Account(Record):
    """A bank account as somebody proposed it; `AccountVerification` says who confirmed it."""

    account = models.CharField(max_length=_CODE)
    currency = models.CharField(max_length=3)
    country = models.CharField(max_length=2, blank=True)
    iban = models.CharField(max_length=34, blank=True, db_index=True)
    bic = models.CharField(max_length=11, blank=True)
    bank_code = models.CharField(max_length=_TEXT, blank=True)
    number = models.CharField(max_length=_TEXT, blank=True)


class VendorRole(Record):
    """What a vendor does: contract party, performing carrier, invoice issuer, remit-to, factor.

    `of` is the vendor for whom it does so ("" for itself), `notice` the reference of a factor's assignment.
    """

    role = models.CharField(max_length=20)
    of = models.CharField(max_length=_CODE, blank=True)
    account = models.CharField(max_length=_CODE, blank=True)
    notice = models.CharField(max_length=_TEXT, blank=True)
    notice_day = models.DateField(null=True)


class CustomerNumber(Record):
    """The number under which a vendor knows one of our entities."""

    number = models.CharField(max_length=_TEXT)
    entity = models.CharField(max_length=_CODE, blank=True)
    purpose = models.CharField(max_length=_TEXT, blank=True)


class Shop(Record):
    """A shop that belongs to a legal entity for a time; a transfer ends it here and begins it there."""

    shop = models.CharField(max_length=_CODE, db_index=True)
    marketplace = models.CharField(max_length=_CODE, blank=True)


TABLES: dict[str, type[Record]] = {
    "profile": Profile,
    "address": Address,
    "registration": Registration,
    "evidence": Evidence,
    "contact": Contact,
    "account": Account,
    "vendor_role": VendorRole,
    "customer_number": CustomerNumber,
    "shop": Shop,
}
"""The table of each kind."""
