"""A folder of contracts, as people keep it under version control."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quittance.app.contracts.models import SIDES
from quittance.kernel.refusal import Refusal

BINDS = (
    "account", "carrier", "carrier_account", "vendor", "service", "market", "channel", "programme", "mode",
    "stage", "site", "lane", "regime",
)  # fmt: skip
"""The facts by which contracts are told apart. Not every kind of subject has each of them."""


class BadContract(Refusal):
    """A file of a contract says something that it cannot say."""

    code = "BAD_CONTRACT"


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A version in a contract.toml; `tariff` is the folder with its prices."""

    from_date: date
    until_date: date | None
    tariff: Path


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contract.toml."""

    path: Path
    code: str
    side: str
    entity: str
    party: str
    currency: str
    binds: Mapping[str, list[str]]
    versions: tuple[VersionFile, ...]


def read_contracts(folder: Path) -> list[ContractFile]:
    """Every `contracts/*/contract.toml`, by name. Refuses with `BadContract`."""
    return [_contract(path) for path in sorted(folder.glob("contracts/*/contract.toml"))]


def _contract(path: Path) -> ContractFile:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadContract(f"{path} cannot be read: {error}.") from None
    known = ("contract", "side", "entity", "party", "currency", "binds", "version")
    if wrong := [name for name in read if name not in known]:
        raise BadContract(f"{path}: there is no {wrong[0]}.", f"Known: {', '.join(known)}.")
    missing = [name for name in known if name not in read]
    if missing:
        raise BadContract(f"{path} does not say {', '.join(missing)}.")
    if read["side"] not in SIDES:
        raise BadContract(f"{path}: there is no side {read['side']!r}.", f"Known: {', '.join(SIDES)}.")
    if wrong := [name for name in read["binds"] if name not in BINDS]:
        raise BadContract(f"{path}: nothing binds by {wrong[0]}.", f"Known: {', '.join(BINDS)}.")
    return ContractFile(
        path=path,
        code=read["contract"],
        side=read["side"],
        entity=read["entity"],
        party=read["party"],
        currency=read["currency"],
        binds={name: list(words) for name, words in read["binds"].items()},
        versions=tuple(_version(path, one) for one in read["version"]),
    )


def _version(path: Path, read: Mapping[str, Any]) -> VersionFile:
    if not isinstance(read.get("from"), date) or not isinstance(read.get("tariff"), str):
        raise BadContract(f"{path}: a version says `from`, a day, and `tariff`, a folder.")
    return VersionFile(read["from"], read.get("until"), path.parent / read["tariff"])
