"""What must hold between charges and papers: coverage, the open lists, and the accounts that equal them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from tests.scenarios.packs import Pack
from tests.scenarios.sums import NOTHING, charged, money
from tests.scenarios.tables import Row

WITHHELD = "2120"
"""What was withheld from sellers and is on no tax invoice yet."""
OPEN_ACCOUNTS = {
    (False, "sell"): "1110", (False, "buy"): "2010", (True, "sell"): "1315", (True, "buy"): "2315",
}  # fmt: skip
"""Between own companies or not, and side → account of what is on no tax document yet."""
POSTED = (
    "settlement_statement", "tax_invoice", "credit_note", "compensation", "internal_invoice",
    "reversing_record", "disbursement_note", "vendor_invoice", "vendor_credit_note", "payment",
    "cod_remittance",
)  # fmt: skip


def covered(pack: Pack) -> dict[tuple[str, str], Decimal]:
    """Charge and kind of coverage → net amount covered or ruled out by a disposition."""
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for table in ("coverages", "dispositions"):
        for row in pack.rows(f"expected/{table}"):
            found[str(row["charge"]), str(row["kind"])] += money(row, "amount")
    return found


def coverage_is_all_or_nothing(pack: Pack) -> Iterator[str]:
    """By kind, what covers a charge sums to its amount or to nothing; what stays open is declared."""
    amounts = {str(one["charge"]): charged(one) for one in pack.rows("expected/charges")}
    done = covered(pack)
    for (charge, kind), total in done.items():
        if total not in (NOTHING, amounts[charge]):
            yield f"charge {charge} is {kind} with {total}: neither nothing nor its {amounts[charge]}"
    yield from _open_is_declared(pack, done)


def _open_is_declared(pack: Pack, done: dict[tuple[str, str], Decimal]) -> Iterator[str]:
    """Deltas of one subject and code that net to zero need no paper; all else is covered or declared."""
    declared = {(one.charge, one.kind) for one in pack.open}
    if "expected/coverages" not in pack.tables:
        return
    papers = {row["contract"]: row["papers"] for row in pack.rows("books/contracts")}
    for kind, without in (("settled", ("invoice", "none")), ("invoiced", ("none",))):
        rest: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
        members: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for one in pack.rows("expected/charges"):
            if papers[one["contract"]] in without:
                continue
            name = str(one["charge"])
            if (left := charged(one) - done.get((name, kind), NOTHING)) and (name, kind) not in declared:
                key = (one["subject"], one["subject_id"], one["contract"], one["code"])
                rest[key] += left
                members[key].append(name)
            elif not left and (name, kind) in declared:
                yield f"charge {name} is declared open ({kind}), but nothing of it is open"
        for key, total in rest.items():
            if total:
                yield f"{', '.join(members[key])}: {total} is not {kind}, and pack.toml declares nothing open"


def lines_tie(pack: Pack) -> Iterator[str]:
    """What covers charges on a line, and what is disputed of it, is the line: net and VAT, with the sign of
    the paper."""
    turned = {
        str(one["document"])
        for one in (*pack.rows("expected/documents"), *pack.rows("books/received"))
        if one["kind"] in ("settlement_statement", "cod_remittance")
    }
    covers: dict[tuple[str, object], tuple[Decimal, Decimal]] = {}
    disputed = [row for row in pack.rows("expected/cases") if row["document"] and row["kind"] == "dispute"]
    for row in (*pack.rows("expected/coverages"), *disputed):
        key = (str(row["document"]), row["line"])
        net, vat = covers.get(key, (NOTHING, NOTHING))
        covers[key] = (net + money(row, "amount"), vat + money(row, "vat"))
    for key, line in lines_of(pack).items():
        if key not in covers:
            continue
        sign = -1 if key[0] in turned else 1
        net, vat = covers[key]
        said = (money(line, "net") if "net" in line else money(line, "amount"), line.get("vat"))
        if sign * net != said[0] or (said[1] is not None and sign * vat != said[1]):
            yield f"{key[0]} line {key[1]} says {said}, its charges come to {sign * net} and VAT {sign * vat}"


def lines_of(pack: Pack) -> dict[tuple[str, object], Row]:
    """Every line of every paper: ours, received tax documents, and vendors' billing lines."""
    tables = ("expected/document_lines", "books/received_lines", "facts/vendor_lines", "facts/cod_lines")
    return {(str(row["document"]), row["line"]): row for table in tables for row in pack.rows(table)}


def open_lists_equal_accounts(pack: Pack) -> Iterator[str]:
    """What is on no tax document is unbilled revenue or accrued freight; what was withheld and not invoiced
    is counted charge by charge, by its sign. Each list equals its account."""
    journal = pack.rows("expected/journal")
    if not journal:
        return
    done, elsewhere = covered(pack), {(one.charge, one.kind): one.account for one in pack.open if one.account}
    contracts = {row["contract"]: row for row in pack.rows("books/contracts")}
    lists: dict[str, Decimal] = defaultdict(Decimal)
    for one in pack.rows("expected/charges"):
        name, side, contract = str(one["charge"]), str(one["side"]), contracts[one["contract"]]
        if contract["papers"] == "none":
            continue
        usual = OPEN_ACCOUNTS[contract["side"] == "internal", side]
        account = elsewhere.get((name, "invoiced"), usual)
        left = charged(one) - done.get((name, "invoiced"), NOTHING)
        lists[account] += left if side == "sell" else -left
        if side == "sell":
            lists[WITHHELD] -= _withheld(pack, name)
    for account in sorted(lists.keys() | {WITHHELD, *OPEN_ACCOUNTS.values()}):
        balance = sum(
            (money(row, "debit") - money(row, "credit") for row in journal if row["account"] == account),
            NOTHING,
        )
        if balance != lists[account]:
            yield f"account {account} stands at {balance}, its open list at {lists[account]}"


def withheld_is_its_account_after_every_run(pack: Pack) -> Iterator[str]:
    """After each run, and not only at the end, what was withheld and not invoiced is the list of charges."""
    charges = [str(one["charge"]) for one in pack.rows("expected/charges") if one["side"] == "sell"]
    for run, after in zip(pack.runs, (*pack.runs[1:], None), strict=True):
        if after is not None and after.known_at.date() == run.known_at.date():
            continue  # entries have days, so only the last run of a day can be compared
        listed = sum((_withheld(pack, charge, run.known_at) for charge in charges), NOTHING)
        balance = sum(
            (
                money(row, "credit") - money(row, "debit")
                for row in pack.rows("expected/journal")
                if row["account"] == WITHHELD and row["date"] <= run.known_at.date()  # type: ignore[operator]
            ),
            NOTHING,
        )
        if balance != listed:
            yield f"after run {run.id}: account {WITHHELD} stands at {balance}, its list at {listed}"


def _withheld(pack: Pack, charge: str, at: datetime | None = None) -> Decimal:
    """Gross settled and not invoiced; of what was invoiced first nothing is withheld."""
    gross = {"settled": NOTHING, "invoiced": NOTHING, "paid": NOTHING}
    for row in pack.rows("expected/coverages"):
        if row["charge"] == charge and (at is None or row["known_at"] <= at):  # type: ignore[operator]
            gross[str(row["kind"])] += money(row, "amount") + money(row, "vat")
    rest = gross["settled"] - gross["invoiced"]
    return rest if rest * gross["settled"] > 0 else NOTHING


def papers_are_posted(pack: Pack) -> Iterator[str]:
    """Every paper that makes money move is named by an entry of the journal."""
    posted = {row["document"] for row in pack.rows("expected/journal")}
    if not posted:
        return
    for table in ("expected/documents", "books/received"):
        for document in pack.rows(table):
            moves = document["kind"] in POSTED and document["state"] not in ("draft", "refused")
            if moves and document["document"] not in posted:
                yield f"{document['document']} ({document['kind']}) is in no entry of the journal"


CHECKS = (
    coverage_is_all_or_nothing,
    lines_tie,
    open_lists_equal_accounts,
    papers_are_posted,
    withheld_is_its_account_after_every_run,
)
