"""What becomes of charges, over columns: `quittance.core.status.machine` says what it means.

A rating run uses it in place of the days of a parcel: make a table of `standing_events(...)`, then
`charge_states(rated, standing)`; a charge counts with its amount where `state` is `due`, else with nothing,
and `state = 'reversed'` is what the deltas call reversed.
"""

from __future__ import annotations

from quittance.core.status.machine import CLAWED_BACK, FOUND_AGAIN, WAIVED, WAIVED_OTHERWISE
from quittance.core.status.words import CANCELLED, LOST, REASONS
from quittance.engines.charges.standing import PLACE, same

NO_WAIVERS = (
    "(SELECT NULL AS subject, NULL AS subject_id, NULL AS waiver, NULL AS decides, NULL AS decision_id,"
    " NULL AS business_date WHERE FALSE)"
)
"""The relation of waivers where nothing was decided."""


def charge_states(charges: str, standing: str, waivers: str = NO_WAIVERS) -> str:
    """A SELECT of `charges` with `state`, `state_by` (the event or decision), `state_on`, `state_reason`.

    `charges` has subject, subject_id, trigger, reversed_by and claw_back (words apart by ", "; null or "" for
    none) and waiver (a name, null for none); `standing` is a relation of `standing_events`. `waivers` has a
    row for each subject and waiver that a decision grants: subject, subject_id, waiver, decides, decision_id,
    business_date.
    """
    place = f"{PLACE.format('s.')[:-1]}, s.reason)"
    on_subject = "s.subject = c.subject AND s.subject_id = c.subject_id"
    taken = " UNION ALL ".join(
        f"SELECT number, subject, subject_id, {same('trim(word)')} AS word, '{reason}' AS reason FROM"
        f" (SELECT number, subject, subject_id, unnest(string_split({column}, ', ')) AS word FROM numbered"
        f" WHERE {column} IS NOT NULL AND {column} <> '')"
        for column, reason in (("reversed_by", ""), ("claw_back", CLAWED_BACK))
    )
    return (
        f"WITH numbered AS MATERIALIZED (SELECT row_number() OVER () AS number, * FROM {charges}),"
        f" taking AS MATERIALIZED (SELECT c.number, c.word, c.reason, s.* EXCLUDE (word) FROM ({taken}) AS c"
        f" JOIN {standing} AS s ON {on_subject} AND s.word = c.word),"
        f" taken AS (SELECT number, min_by(event_id, {place}) AS event_id,"
        f" min_by(business_date, {place}) AS business_date,"
        f" min_by(CASE WHEN reason = '' THEN {_reason('word')} ELSE reason END, {place}) AS reason"
        " FROM taking AS s WHERE undone_by IS NULL GROUP BY number),"
        f" again AS (SELECT DISTINCT number, undone_by, undone_on FROM taking WHERE word = '{LOST}'"
        " AND reason = '' AND undone_by IS NOT NULL),"
        " happened AS (SELECT subject, subject_id,"
        f" max_by(word, (last_at_us, last_event_id, last_source)) AS word FROM {standing} GROUP BY ALL),"
        f" granted AS (SELECT subject, subject_id, waiver, decides, decision_id, business_date FROM {waivers}"
        " QUALIFY row_number() OVER (PARTITION BY subject, subject_id, waiver ORDER BY decision_id) = 1)"
        f" SELECT c.* EXCLUDE (number), {_told()}"
        f" FROM numbered AS c LEFT JOIN {standing} AS s ON {on_subject} AND s.word = {same('c.trigger')}"
        " LEFT JOIN taken AS t ON t.number = c.number LEFT JOIN again AS a ON a.number = c.number"
        " LEFT JOIN happened AS h ON h.subject = c.subject AND h.subject_id = c.subject_id"
        " LEFT JOIN granted AS g ON g.subject = c.subject AND g.subject_id = c.subject_id"
        " AND g.waiver = c.waiver"
    )


def _told() -> str:
    undone = f"CASE WHEN s.word = '{LOST}' THEN '{FOUND_AGAIN}' ELSE '{REASONS[CANCELLED]}' END"
    waived = " ".join(f"WHEN '{question}' THEN '{reason}'" for question, reason in WAIVED.items())
    cases = (
        ("s.event_id IS NULL", "'not_due'", "NULL", "NULL", f"coalesce({_reason('h.word')}, '')"),
        ("s.undone_by IS NOT NULL", "'reversed'", "s.undone_by", "s.undone_on", undone),
        ("t.event_id IS NOT NULL", "'reversed'", "t.event_id", "t.business_date", "t.reason"),
        (
            "g.decision_id IS NOT NULL",
            "'waived'",
            "g.decision_id",
            "g.business_date",
            f"CASE g.decides {waived} ELSE '{WAIVED_OTHERWISE}' END",
        ),
        ("a.undone_by IS NOT NULL", "'due'", "a.undone_by", "a.undone_on", f"'{FOUND_AGAIN}'"),
        ("TRUE", "'due'", "s.event_id", "s.business_date", _reason("s.word")),
    )
    columns = ("state", "state_by", "state_on", "state_reason")
    return ", ".join(
        f"CASE {' '.join(f'WHEN {case[0]} THEN {case[place]}' for case in cases)} END AS {column}"
        for place, column in enumerate(columns, start=1)
    )


def _reason(word: str) -> str:
    branches = " ".join(f"WHEN '{name}' THEN '{reason}'" for name, reason in REASONS.items())
    return f"CASE {word} {branches} ELSE {word} END"
