"""The tables of a scenario pack: their columns in order, and what each cell holds."""

from __future__ import annotations

Columns = dict[str, str]


def _columns(text: str) -> Columns:
    """`name kind` pairs between commas; a name alone is an id."""
    pairs = [part.split() for part in text.split(",")]
    return {pair[0]: pair[1] if len(pair) > 1 else "id" for pair in pairs}


EVERY_FACT = _columns("source, known_at moment, business_date day, raw_ref")
"""Stand on every row of every table of facts."""

PRICED: dict[str, tuple[str, str]] = {
    "orders": ("order", "order_id"),
    "parcels": ("parcel", "parcel_id"),
    "legs": ("leg", "leg_id"),
    "bags": ("bag", "bag_id"),
    "mawbs": ("mawb", "mawb_id"),
    "trips": ("trip", "trip_id"),
    "stock": ("stock", "id"),
    "activities": ("activity", "id"),
    "returns": ("return", "return_id"),
    "declarations": ("declaration", "declaration_id"),
    "accounts": ("account", "id"),
}
"""Tables of facts whose rows a tariff prices: kind of subject, and the column with its id. All other columns
are facts as the catalogue or a tariff of the pack names them."""

FACTS: dict[str, Columns] = {
    name: _columns(text) | EVERY_FACT
    for name, text in {
        "memberships": "member_id, of_id, from moment, until moment?",
        "events": "event_id, subject, subject_id, event, at moment",
        "measurements": "measurement_id, subject, subject_id, reading, device, certified yes_no, "
        "value number, unit",
        "declaration_items": "declaration_id, item count, parcel_id, heading, origin, value money, currency, "
        "duty money?, import_vat money?",
        "decisions": "decision_id, subject, subject_id, decides, answer, by",
        "vendor_lines": "document, line count, account, subject, subject_id, code, quantity number?, "
        "unit_price money?, amount money, currency",
        "cod_lines": "document, line count, parcel_id, collected money, freight money, currency",
        "expected_feeds": "feed, site, day day, due moment",
        "feeds": "feed, site, day day, file, rows count, control_rows count?, control_sum number?",
    }.items()
}

_DOCUMENT = (
    "document, kind document_kind, number id?, entity, party, shop id?, issued_on day, tax_point day?, "
    "due_on day?, net money, vat money, gross money, currency, state document_state, names id?"
)
_LINE = (
    "document, line count, code, text text, net money, vat_code id?, vat_rate number?, vat money, gross money"
)

BOOKS: dict[str, Columns] = {
    name: _columns(text)
    for name, text in {
        "parties": "party, name text, role, country, vat_id id?, known_at moment",
        "contracts": "contract, side contract_side, entity, party, tariff id?, currency, from day, "
        "until day?, signed_on day?, known_at moment, covers text, capacity id?, audit id?, papers papers, "
        "floor money?, note text?",
        "billing_weights": "rule, contract, sources text, certified yes_no, choose, within text?, "
        "final text?",
        "received": _DOCUMENT + ", known_at moment",
        "received_lines": _LINE,
        "proposals": "proposal, contract, version day, made_on day, effective_on day, notice_sent_on day?, "
        "change text, known_at moment",
        "agreements": "agreement, contract, asked_on day, approved_on day, approver, limit money, currency, "
        "reference, known_at moment, text text",
        "proofs": "proof, party, what, valid_from day, checked_on day, known_at moment, evidence",
        "bank_lines": "bank_line, account, booked_on day, party, amount money, currency, reference, "
        "known_at moment",
        "approvals": "approval, of, asked_by, approved_by, known_at moment, text text",
    }.items()
}

EXPECTED: dict[str, Columns] = {
    name: _columns(text)
    for name, text in {
        "rated": "run, tariff, version day?, subject, subject_id, charge, code id?, price_date day?, "
        "amount money?, bearer id?, bearer_amount money?, currency, refusal id?, provisional yes_no",
        "billable": "run, subject, subject_id, fact, value text, chosen id?, rule, final_on day?",
        "derived": "run, subject, subject_id, contract, code, state due, by id?, on day?, reason",
        "charges": "charge, subject, subject_id, side side, contract, code, version day?, rule, "
        "delta_no count, reason, cause id?, amount money, currency, bearer, price_date day, "
        "recognised_on day?, known_at moment, provisional yes_no, run",
        "bearers": "charge, bearer, amount money",
        "allocations": "charge, stage, by, parcel_id id?, share money, delta_no count, known_at moment",
        "margins": "run, parcel_id, stage, revenue money, cost money, margin money, currency, state state",
        "coverages": "charge, kind coverage, document, line count, amount money, vat money, currency, "
        "known_at moment",
        "dispositions": "charge, kind coverage, disposition disposition, amount money, reason, approver, "
        "known_at moment",
        "documents": _DOCUMENT + ", run, known_at moment",
        "document_lines": _LINE,
        "journal": "entry, date day, entity, account, debit money?, credit money?, currency, party id?, "
        "document id?, text text",
        "cases": "case, kind case_kind, subject, subject_id, party, document id?, line count?, "
        "amount money, vat money?, currency, state case_state, reason, opened_on day, known_at moment, "
        "evidence text",
        "findings": "run, code, severity severity, about, about_id, amount money?, currency currency?, "
        "count count?, message text",
    }.items()
}

SHARED: dict[str, Columns] = {
    "accounts": _columns("account, name text, name_zh text, kind account_kind, note text?"),
    "reasons": _columns("reason, meaning text, meaning_zh text"),
}
"""Files beside the packs, that all of them use."""

STAGE_FILES: dict[str, tuple[str, ...]] = {
    "billable": ("billable",),
    "rated": ("rated",),
    "derived": ("derived",),
    "charges": ("charges", "bearers"),
    "allocations": ("allocations",),
    "margins": ("margins",),
    "dispositions": ("dispositions",),
    "coverages": ("coverages",),
    "documents": ("documents", "document_lines"),
    "journal": ("journal",),
    "cases": ("cases",),
    "findings": ("findings",),
}
"""Stage → the tables under `expected/` that it makes."""
