"""What must add up in a pack; every check gives one sentence for every place where it does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tests.scenarios.cells import how_many
from tests.scenarios.packs import Pack
from tests.scenarios.tables import Row

CENT = Decimal("0.01")
NOTHING = Decimal(0)


def money(row: Row, name: str) -> Decimal:
    """An amount of the row; nothing where the cell is empty."""
    value = row[name]
    assert value is None or isinstance(value, Decimal)
    return value or NOTHING


def charged(charge: Row) -> Decimal:
    """What a charge comes to over all the subjects that it stands for."""
    return money(charge, "amount") * how_many(str(charge["subject_id"]))


def entries_balance(pack: Pack) -> Iterator[str]:
    """Every journal entry has one day and balances, by entity and currency."""
    left: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    days: dict[object, object] = {}
    for row in pack.rows("expected/journal"):
        if (row["debit"] is None) == (row["credit"] is None):
            yield f"entry {row['entry']}: a line has a debit or a credit, one of them: {row}"
        if days.setdefault(row["entry"], row["date"]) != row["date"]:
            yield f"entry {row['entry']} has two days: {row}"
        key = (str(row["entry"]), str(row["entity"]), str(row["currency"]))
        left[key] += money(row, "debit") - money(row, "credit")
    for (entry, entity, currency), rest in left.items():
        if rest:
            yield f"entry {entry} of {entity} does not balance: {rest} {currency} more on the left"


def bearers_sum(pack: Pack) -> Iterator[str]:
    """The shares of a shared charge sum to its amount, and only a shared charge has shares."""
    shares: dict[str, Decimal] = defaultdict(Decimal)
    for row in pack.rows("expected/bearers"):
        shares[str(row["charge"])] += money(row, "amount")
    for charge in pack.rows("expected/charges"):
        name = str(charge["charge"])
        if (charge["bearer"] == "shared") != (name in shares):
            yield f"charge {name}: bearer is {charge['bearer']!r}, and it has {len(shares)} rows in bearers"
        if name in shares and shares[name] != charge["amount"]:
            yield f"charge {name}: its bearers sum to {shares[name]}, its amount is {charge['amount']}"


def allocations_sum(pack: Pack) -> Iterator[str]:
    """What a charge is allocated to sums to the charge, parcels and rest together, at every known time."""
    amounts = {str(one["charge"]): charged(one) for one in pack.rows("expected/charges")}
    shares: dict[tuple[str, object], Decimal] = defaultdict(Decimal)
    for row in pack.rows("expected/allocations"):
        many = how_many(str(row["parcel_id"])) if row["parcel_id"] else 1
        shares[str(row["charge"]), row["delta_no"]] += money(row, "share") * many
    for (charge, delta), total in shares.items():
        wanted = amounts[charge] if delta == 0 else NOTHING
        if total != wanted:
            yield f"charge {charge}: allocation {delta} sums to {total} and not to {wanted}"


def margins_sum(pack: Pack) -> Iterator[str]:
    """Revenue less cost is the margin, and the stages of a parcel sum to its total."""
    stages: dict[tuple[object, object, str], Decimal] = defaultdict(Decimal)
    totals = {}
    for row in pack.rows("expected/margins"):
        if money(row, "revenue") - money(row, "cost") != row["margin"]:
            yield f"margin of {row['parcel_id']} in {row['stage']}: {row['margin']} is not what is left"
        for name in ("revenue", "cost", "margin"):
            key = (row["run"], row["parcel_id"], name)
            if row["stage"] == "total":
                totals[key] = money(row, name)
            else:
                stages[key] += money(row, name)
    for key in totals.keys() | stages.keys():
        if totals.get(key) != stages[key]:
            yield f"margin {key}: the stages sum to {stages[key]}, the total is {totals.get(key)}"


def documents_sum(pack: Pack) -> Iterator[str]:
    """Lines sum to their document; net and VAT make gross; VAT by code and rate is exact."""
    for documents, lines in (
        ("expected/documents", "expected/document_lines"),
        ("books/received", "books/received_lines"),
    ):
        for document in pack.rows(documents):
            mine = [row for row in pack.rows(lines) if row["document"] == document["document"]]
            for name in ("net", "vat", "gross"):
                total = sum((money(row, name) for row in mine), NOTHING)
                if mine and total != document[name]:
                    yield f"{document['document']}: lines sum to {name} {total}, it says {document[name]}"
            for row in (document, *mine):
                if money(row, "net") + money(row, "vat") != row["gross"]:
                    yield f"{document['document']}: net and VAT are not gross in {row}"
            yield from _vat_is_exact(str(document["document"]), mine)


def _vat_is_exact(document: str, lines: list[Row]) -> Iterator[str]:
    groups: dict[tuple[str, Decimal], tuple[Decimal, Decimal]] = {}
    for row in lines:
        if row["vat_rate"] is None:
            if money(row, "vat"):
                yield f"{document} line {row['line']}: VAT without a rate"
            continue
        key = (str(row["vat_code"]), money(row, "vat_rate"))
        net, vat = groups.get(key, (NOTHING, NOTHING))
        groups[key] = (net + money(row, "net"), vat + money(row, "vat"))
    for (code, rate), (net, vat) in groups.items():
        exact = (net * rate / 100).quantize(CENT, ROUND_HALF_UP)
        if vat != exact:
            yield f"{document}: {rate} % of {net} ({code}) is {exact} and not {vat}"


CHECKS = (
    entries_balance, bearers_sum, allocations_sum, margins_sum, documents_sum,
)  # fmt: skip
