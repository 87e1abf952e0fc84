"""A folder of parties and contracts for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SELL = "weight up to [kg],price [GBP]\n1,3.00\n2,4.20\n5,6.40\n"
BUY = "weight up to [kg],price [GBP]\n1,2.10\n2,3.10\n5,5.00\n"

_TARIFF = """tariff     = "{name}"
title      = "{name}"
from       = 2026-01-01
side       = "{side}"
currency   = "GBP"
vat        = "excluded"
per        = "parcel"
price_date = "ship_date"
trigger    = "{trigger}"
source     = "made for tests; nobody's prices"
trust      = "synthetic"

[[line]]
charge      = "{charge}"
table       = "prices"
bearer      = "{bearer}"
reversed_by = ["label_cancelled"]
"""

_CONTRACT = """contract = "{code}"
side     = "{side}"
entity   = "MARKET-UK"
party    = "{party}"
currency = "GBP"

[binds]
{binds}

[[version]]
from   = {starts}
tariff = "{starts}"
"""

PARTIES = """code,role,legal_name,country
MARKET-UK,entity,Market UK Ltd,GB
SELLER-1,seller,First Seller Ltd,GB
CARRIER-A,carrier,Carrier A Ltd,GB
"""


def write_market(
    folder: Path,
    *,
    sell: str = SELL,
    buy: str = BUY,
    starts: str = "2026-01-01",
    trigger: str = "delivered",
) -> None:
    """Parties, a sell contract of SELLER-1's account S1 and a buy contract of CARRIER-A."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parties.csv").write_text(PARTIES, encoding="utf-8")
    for code, side, party, binds, prices, charge, bearer in (
        ("SELL-1", "sell", "SELLER-1", 'account = ["S1"]', sell, "parcel_fee", "seller"),
        ("BUY-A", "buy", "CARRIER-A", 'carrier = ["A"]', buy, "delivery", "platform"),
    ):
        contract = folder / "contracts" / code.lower()
        tariff = contract / starts
        tariff.mkdir(parents=True, exist_ok=True)
        (contract / "contract.toml").write_text(
            _CONTRACT.format(code=code, side=side, party=party, binds=binds, starts=starts), encoding="utf-8"
        )
        text = _TARIFF.format(name=code.lower(), side=side, trigger=trigger, charge=charge, bearer=bearer)
        (tariff / "tariff.toml").write_text(text, encoding="utf-8")
        (tariff / "prices.csv").write_text(prices, encoding="utf-8")


def write_contract(
    folder: Path, code: str, side: str, party: str, binds: str, tariff: str, terms: str = "", **tables: str
) -> None:
    """One more contract: `tariff` is the text of its lines, `tables` are its CSV tables by name, `terms` the
    text of what is agreed besides.

    The lines follow a head; what stands before the first `[[line]]` replaces the head's `per`, `price_date`
    and `trigger`.
    """
    contract = folder / "contracts" / code.lower()
    prices = contract / "prices"
    prices.mkdir(parents=True, exist_ok=True)
    (contract / "contract.toml").write_text(
        _CONTRACT.format(code=code, side=side, party=party, binds=binds, starts="2026-01-01")
        .replace('tariff = "2026-01-01"', 'tariff = "prices"')
        .replace("[[version]]", f"{terms}\n[[version]]"),
        encoding="utf-8",
    )
    head = f"""tariff   = "{code.lower()}"
title    = "{code}"
from     = 2026-01-01
side     = "{side}"
currency = "GBP"
vat      = "excluded"
source   = "made for tests; nobody's prices"
trust    = "synthetic"
"""
    (prices / "tariff.toml").write_text(head + tariff, encoding="utf-8")
    for name, text in tables.items():
        (prices / f"{name}.csv").write_text(text, encoding="utf-8")


def write_flat_contract(
    folder: Path,
    code: str,
    charges: Mapping[str, str],
    *,
    side: str = "sell",
    entity: str = "MARKET-UK",
    party: str = "SELLER-1",
    says: str = "",
    binds: str = "",
    versions: str = "[[version]]\nfrom = 2026-01-01\ntariff = 'prices'\n",
) -> None:
    """A contract whose tariff has a line for each charge, such as {"parcel_fee": 'price = "3.00 GBP"'}.

    `says` are more keys of the contract, `binds` what stands under [binds].
    """
    contract = folder / "contracts" / code.lower()
    (contract / "prices").mkdir(parents=True, exist_ok=True)
    head = f'contract = "{code}"\nside = "{side}"\nentity = "{entity}"\nparty = "{party}"\ncurrency = "GBP"\n'
    (contract / "contract.toml").write_text(f"{head}{says}\n[binds]\n{binds}\n\n{versions}", encoding="utf-8")
    cover, _, _ = _TARIFF.partition("[[line]]")
    lines = "".join(f'[[line]]\ncharge = "{name}"\n{rule}\n\n' for name, rule in charges.items())
    text = cover.format(name=code.lower(), side=side, trigger="delivered") + lines
    (contract / "prices" / "tariff.toml").write_text(text, encoding="utf-8")
