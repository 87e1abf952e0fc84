"""A party as a file, for tests."""

from __future__ import annotations

NORDFRACHT = """\
party = "NORDFRACHT"

[[profile]]
role       = "carrier"
legal_name = "Nordfracht GmbH"
country    = "DE"

[[address]]
kind     = "registered"
street   = "Geheimweg 1"
city     = "Bremen"
postcode = "28195"
country  = "DE"

[[contact]]
contact = "ap"
purpose = "billing"
name    = "Erika Mustermann"
phone   = "+49 421 000000"

[[account]]
account  = "main"
currency = "EUR"
iban     = "DE89 3704 0044 0532 0130 00"
holder   = "Nordfracht GmbH"
"""
