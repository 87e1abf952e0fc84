"""Reading contract.toml: every key, and every finding about one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from quittance.adapters.tariff_files.toml_places import sections
from quittance.app.contracts.files.values import ContractFile, DocumentFile, NoticeFile, VersionFile
from quittance.app.contracts.models import SIDES
from quittance.core.contracts.findings import found
from quittance.core.contracts.reading import Path as KeyPath
from quittance.core.contracts.reading import Table
from quittance.core.contracts.terms.terms import read_terms
from quittance.kernel.currency import parse_currency
from quittance.kernel.finding import Finding, Place
from quittance.kernel.refusal import Refusal

BINDS = (
    "account", "carrier", "carrier_account", "vendor", "service", "market", "channel", "programme", "mode",
    "stage", "site", "lane", "regime",
)  # fmt: skip
"""The facts by which contracts are told apart. Not every kind of subject has each of them."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NEEDED = ("contract", "side", "entity", "party", "currency", "binds", "version")


def read_contract(path: Path, findings: list[Finding], name: str) -> ContractFile | None:
    """The contract in the file, called `name` in findings; None if something that it needs cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = Table(name, tomllib.loads(text), findings, lines_of(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        findings.append(
            found(
                "TERM_BAD_VALUE",
                f"The file cannot be read: {error}.",
                Place(name),
                "Save it as TOML in UTF-8.",
            )
        )
        return None
    before = len(findings)
    table.need(*_NEEDED)
    code, side = table.text("contract", '"SELL-1"'), table.word("side", SIDES)
    if code is not None and not _CODE.fullmatch(code):
        table.bad("contract", '"SELL-1", of letters, digits, dots and hyphens')
    entity, party = table.text("entity", '"MARKET-UK"'), table.text("party", '"SELLER-1"')
    currency, binds = _currency(table), _binds(table)
    layer, replaces = table.text("layer", '"promotion"'), table.words("replaces")
    enrolled = table.yes("enrolled")
    if side is not None and side != "sell":
        for key in ("layer", "replaces", "enrolled"):
            if key in table:
                message = f"{key} is of the sell side only."
                table.wrong(key, "TERM_BAD_VALUE", message, "Leave it out.")
    terms = table.table("terms")
    if terms is not None:
        read_terms(terms)
    versions = tuple(
        version for one in table.tables("version") if (version := _version(path, one, terms)) is not None
    )
    table.done()
    if len(findings) > before and any(
        value is None for value in (code, side, entity, party, currency, binds)
    ):
        return None
    if code is None or side is None or entity is None or party is None or currency is None or binds is None:
        return None
    return ContractFile(
        path, code, side, entity, party, currency, binds, versions, layer or "", replaces or (), enrolled
    )


def lines_of(text: str) -> Callable[[KeyPath], int | None]:
    """A function that gives the line of a key of a TOML text; tables of a list are counted."""
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    for section in sections(text):
        where = _numbered(section.path, counts)
        if text.splitlines()[section.position[0] - 1 : section.position[0]] and section.path:
            if text.splitlines()[section.position[0] - 1].lstrip().startswith("[["):
                counts[where] = counts.get(where, -1) + 1
                where = (*where, counts[where])
            lines.setdefault(where, section.position[0])
        for key, position in section.keys.items():
            lines.setdefault((*where, key), position[0])
    return lines.get


def _numbered(path: tuple[str, ...], counts: dict[KeyPath, int]) -> KeyPath:
    """The path with the number of the table that is open in each list on the way."""
    found: KeyPath = ()
    for at, part in enumerate(path):
        found = (*found, part)
        if found in counts and at < len(path) - 1:
            found = (*found, counts[found])
    return found


def _currency(table: Table) -> str | None:
    text = table.text("currency", '"GBP"')
    if text is None:
        return None
    try:
        return parse_currency(text).code
    except Refusal:
        table.bad("currency", '"GBP"')
        return None


def _binds(table: Table) -> dict[str, list[str]] | None:
    binds = table.table("binds")
    if binds is None:
        return None
    words = {name: list(binds.words(name) or ()) for name in BINDS if name in binds}
    binds.done()
    return words


def _version(path: Path, table: Table, terms: Table | None) -> VersionFile | None:
    """Prices from a day on, or with `ends` the end of the contract on it."""
    from_date, until_date = table.day("from"), table.day("until")
    ends, own = table.raw("ends"), table.table("terms")
    if own is not None:
        read_terms(own)
    merged = {**(terms.values if terms else {}), **(own.values if own else {})}
    tariff, reason = table.text("tariff", '"2026-01-01"'), table.text("reason", '"given notice on 1 March"')
    documents, notice = _documents(path, table), _notice(path, table)
    table.done()
    table.need("from", *(["reason"] if ends is not None else ["tariff"]))
    if ends is not None and (ends is not True or tariff is not None or until_date is not None):
        table.wrong(
            "ends",
            "TERM_BAD_VALUE",
            "A version that ends the contract has neither prices nor an end.",
            "Write ends = true with from (the first day without the contract) and reason.",
        )
        return None
    if until_date is not None and from_date is not None and until_date <= from_date:
        table.wrong(
            "until",
            "TERM_BAD_VALUE",
            f"The version from {from_date} ends before {until_date}.",
            "`until` is the first day after it.",
        )
        return None
    if from_date is None or (tariff is None) == (ends is None):
        return None
    return VersionFile(
        table.place(),
        from_date,
        until_date,
        None if tariff is None else path.parent / tariff,
        {} if ends else merged,
        reason or "",
        documents,
        notice,
    )


def _documents(path: Path, table: Table) -> tuple[DocumentFile, ...]:
    documents = []
    for one in table.tables("document"):
        one.need("kind", "file")
        kind, file = one.text("kind", '"signed contract"'), _file(path, one, "file")
        one.done()
        if kind is not None and file is not None:
            documents.append(DocumentFile(kind, file))
    return tuple(documents)


def _notice(path: Path, table: Table) -> NoticeFile | None:
    notice = table.table("notice")
    if notice is None:
        return None
    notice.need("delivered_on", "proof")
    day: date | None = notice.day("delivered_on")
    proof = _file(path, notice, "proof")
    notice.done()
    return None if day is None or proof is None else NoticeFile(day, proof)


def _file(path: Path, table: Table, key: str) -> Path | None:
    """A file beside the contract."""
    name = table.text(key, '"signed.pdf"')
    if name is None:
        return None
    file = path.parent / name
    if not file.is_file():
        table.wrong(
            key, "TERM_BAD_VALUE", f"There is no file {name}.", "Names count from the folder of the contract."
        )
        return None
    return file
