"""What a pack names must exist: charges, contracts, runs, parties, accounts, documents and their lines."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenarios.columns import EXPECTED, PRICED
from tests.scenarios.packs import Pack, shared
from tests.scenarios.papers import lines_of

_PARTIES = ("entity", "party")
_CAUSES = {
    "facts/events": "event_id",
    "facts/decisions": "decision_id",
    "facts/measurements": "measurement_id",
    "books/agreements": "agreement",
    "books/contracts": "contract",
}


def names_resolve(pack: Pack) -> Iterator[str]:
    """One sentence for every name that leads nowhere."""
    known = _known(pack)
    for table, rows in pack.tables.items():
        for row in rows:
            for column, value in row.items():
                target = _target(table, column)
                if target and value is not None and str(value) not in known[target]:
                    yield f"{table}: {column} {value!r} is not among the {target}"


def lines_exist(pack: Pack) -> Iterator[str]:
    """A document line that a coverage or a case names stands somewhere; a dispute names one."""
    lines = lines_of(pack)
    for table in ("expected/coverages", "expected/cases"):
        for row in pack.rows(table):
            if row["document"] and (str(row["document"]), row["line"]) not in lines:
                yield f"{table}: there is no line {row['line']} of {row['document']}"
    for case in pack.rows("expected/cases"):
        if case["kind"] == "dispute" and not case["document"]:
            yield f"case {case['case']} is a dispute and names no document line"


def ids_are_unique(pack: Pack) -> Iterator[str]:
    """The first column of these tables names its row."""
    for table in ("charges", "documents", "cases"):
        names = [row[next(iter(EXPECTED[table]))] for row in pack.rows(f"expected/{table}")]
        for name in sorted({str(name) for name in names if names.count(name) > 1}):
            yield f"expected/{table}: {name} stands there twice"


def runs_are_in_order(pack: Pack) -> Iterator[str]:
    """Each run knows at least what the run before it knew, and nothing carries a later time than its run."""
    for one, after in zip(pack.runs, pack.runs[1:], strict=False):
        if after.known_at < one.known_at:
            yield f"run {after.id} knows less than {one.id} before it"
    times = {run.id: run.known_at for run in pack.runs}
    for table in ("charges", "documents"):
        for row in pack.rows(f"expected/{table}"):
            if str(row["run"]) in times and row["known_at"] != times[str(row["run"])]:
                yield f"expected/{table}: {row[table[:-1]]} is not known at the time of its run"


def opens_exist(pack: Pack) -> Iterator[str]:
    """What pack.toml declares open is a charge."""
    charges = {row["charge"] for row in pack.rows("expected/charges")}
    for one in pack.open:
        if one.charge not in charges:
            yield f"pack.toml: open names {one.charge}, which is no charge"


def _target(table: str, column: str) -> str:
    """The kind of thing that a column names, or "" if it names nothing that can be looked up."""
    by_column = {
        "charge": "charges" if table != "expected/rated" else "",
        "contract": "contracts",
        "run": "runs",
        "account": "accounts" if table == "expected/journal" else "",
        "reason": "reasons" if table.startswith("expected/") else "",
        "tariff": "tariffs" if table in ("expected/rated", "books/contracts") else "",
        "names": "documents",
        "document": "documents" if table.startswith(("expected/", "books/")) else "",
    }
    if column in _PARTIES and table != "books/parties":
        return "parties"
    return by_column.get(column, "")


def _known(pack: Pack) -> dict[str, set[str]]:
    def column(table: str, name: str) -> set[str]:
        return {str(row[name]) for row in pack.rows(table)}

    documents = column("expected/documents", "document") | column("books/received", "document")
    documents |= column("facts/vendor_lines", "document") | column("facts/cod_lines", "document")
    return {
        "charges": column("expected/charges", "charge"),
        "contracts": column("books/contracts", "contract"),
        "runs": {run.id for run in pack.runs},
        "parties": column("books/parties", "party"),
        "accounts": {str(row["account"]) for row in shared("accounts")},
        "reasons": {str(row["reason"]) for row in shared("reasons")},
        "tariffs": {plan.header.tariff for plan in pack.tariffs.values()},
        "documents": documents,
    }


def subjects_exist(pack: Pack) -> Iterator[str]:
    """A subject that is priced, charged or contested stands in the facts, itself or as a parcel of them."""
    known = {
        (kind, str(row[id_column]))
        for table, (kind, id_column) in PRICED.items()
        for row in pack.rows(f"facts/{table}")
    }
    for table in ("billable", "derived", "charges"):
        for row in pack.rows(f"expected/{table}"):
            if (str(row["subject"]), str(row["subject_id"])) not in known and "=" not in str(
                row["subject_id"]
            ):
                yield f"expected/{table}: there is no {row['subject']} {row['subject_id']} in the facts"


def causes_exist(pack: Pack) -> Iterator[str]:
    """What made something due, chose a value or caused a charge is a fact or an agreement of the pack."""
    made = {str(row[column]) for table, column in _CAUSES.items() for row in pack.rows(table)}
    for table, column in (("derived", "by"), ("charges", "cause"), ("billable", "chosen")):
        for row in pack.rows(f"expected/{table}"):
            if row[column] is not None and str(row[column]) not in made:
                yield f"expected/{table}: {column} {row[column]!r} is nothing that the pack knows"
    for row in pack.rows("expected/findings"):
        if not any(name.endswith(f"/{row['about']}") for name in pack.tables):
            yield f"expected/findings: it is about {row['about']!r}, which is no table of the pack"


def times_are_possible(pack: Pack) -> Iterator[str]:
    """Nothing is known before it happened, and no paper covers a charge that is not known yet."""
    for row in pack.rows("facts/events"):
        if row["at"] > row["known_at"]:  # type: ignore[operator]
            yield f"facts/events: {row['event_id']} is known before it happened"
    known = {row["charge"]: row["known_at"] for row in pack.rows("expected/charges")}
    for table in ("coverages", "dispositions", "allocations"):
        for row in pack.rows(f"expected/{table}"):
            if row["known_at"] < known[row["charge"]]:  # type: ignore[operator]
                yield f"expected/{table}: {row['charge']} is covered before it is known"


def currencies_agree(pack: Pack) -> Iterator[str]:
    """A charge has the currency of its contract, and what covers it has the currency of the charge."""
    contracts = {row["contract"]: row["currency"] for row in pack.rows("books/contracts")}
    charges = {row["charge"]: row for row in pack.rows("expected/charges")}
    for charge in charges.values():
        if charge["currency"] != contracts[charge["contract"]]:
            yield f"charge {charge['charge']} is in {charge['currency']}, its contract is not"
    papers = {
        row["document"]: row["currency"]
        for table in ("expected/documents", "books/received", "facts/vendor_lines")
        for row in pack.rows(table)
    }
    for row in pack.rows("expected/coverages"):
        if not row["currency"] == charges[row["charge"]]["currency"] == papers[row["document"]]:
            yield f"coverage of {row['charge']} by {row['document']}: the currencies differ"


CHECKS = (
    currencies_agree,
    causes_exist,
    times_are_possible,
    names_resolve,
    lines_exist,
    ids_are_unique,
    runs_are_in_order,
    opens_exist,
    subjects_exist,
)
