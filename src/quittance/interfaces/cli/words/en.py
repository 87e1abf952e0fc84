"""The texts in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # ---- general
    "comma": ", ",
    "stop": ".",
    "nothing": "nothing",
    "next": "Next:",
    "day": "{day} {name} {year}",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "counts": "Errors: {errors}, warnings: {warnings}, notices: {notices}.",
    "more_of_code": "... and {count} more {code} (--all prints them)",
    "file_exists": "{path} is there already; --force writes over it.",
    # ---- tariffs
    "tariff_unusable": "{path} cannot be used before its errors are mended.",
    "tariff_size": "{lines:line|lines}, {charges:charge|charges}, "
    "{tables:table|tables} with {rows:row|rows}.",
    "tariffs_checked": "{count:tariff|tariffs}.",
    "tariffs_with_errors": "With errors: {paths}.",
    "show_terms": "Terms and indexes",
    "show_sheet": "Sheet",
    "show_table": "Table {name}, {rows:row|rows}",
    "show_more_rows": "  ... and {count:more row|more rows} (--all prints them)",
    "converted": "{source} written as {target}.",
    "same_hash": "Content hash of both: {hash}",
    "convert_differs": "{target} does not mean the same as its source. Please report this.",
    "published": "{name} is published as {hash}.",
    "would_publish": "{name} would be published as {hash}.",
    "published_already": "{name} was published before; nothing to do.",
    "publish_workbook": "{path} is a workbook, and a workbook is never published: writing into it could lose "
    "what only Excel keeps. Publish a folder of the same content, and write the workbook anew from that:\n"
    "  quittance tariff convert {path} {folder}\n"
    "  quittance tariff publish {folder}\n"
    "  quittance tariff convert {folder} {path} --force",
    "probe_head": "What every break gives: just below, at, just above.",
    "probe_none": "The tariff has no limit and no day at which something changes.",
    "probe_left_out": "{count} breaks have no line here:",
    "probe_unread": "{count} decide no subject:",
    "probe_unmoved": "{count} compare what no step of a fact moves:",
    "probe_no_fact": "{count} compare what no number of a fact has a part in:",
    "probe_nothing_below": "{count} are at nothing, below which nothing comes:",
    "probe_too_many": "{count} would take more than 2000 rows, or a sum that no row makes:",
    "probe_not_met": "{count} were not crossed by moving any one fact:",
    "probe_rows": "{count} rows",
    "yes": "yes",
    "no": "no",
    # ---- diff
    "diff_usage": "Name two tariffs, or one with --edition DAY DAY.",
    "diff_nothing": "Nothing changed.",
    "diff_words_only": "no price, limit or row changed",
    "diff_from": "from {day}",
    "diff_rise": "{count} prices rise by {by}",
    "diff_rise_one": "1 price rises by {by}",
    "diff_fall": "{count} prices fall by {by}",
    "diff_fall_one": "1 price falls by {by}",
    "diff_more_limits": "{count:more limit|more limits} moved",
    "diff_lines_added": "lines added: {count}",
    "diff_lines_removed": "lines removed: {count}",
    "diff_lines_changed": "lines changed: {count}",
    "diff_rows_added": "rows added: {count}",
    "diff_rows_removed": "rows removed: {count}",
    "diff_other_cells": "other cells changed: {count}",
    "diff_cover": "Cover",
    "diff_terms": "Terms, facts and indexes",
    "diff_sheet": "Sheet",
    "diff_tables": "Tables",
    "diff_index": "Index {name}: {added:value|values} added, {removed} removed",
    "diff_stage": "From {day}",
    "diff_column_added": "{table}: column `{heading}` added",
    "diff_column_removed": "{table}: column `{heading}` removed",
    "diff_table_added": "{table}: table with {rows:row|rows} added",
    "diff_table_removed": "{table}: table with {rows:row|rows} removed",
    "diff_more_of_table": "... and {count} more (--all prints them)",
    # ---- quote
    "quote_none": "Nothing on this tariff is charged for a {subject}.",
    "fact_needs_value": "--fact {fact} has no value; write --fact name=value.",
    "give_fact": "Give it with --fact {name}=...",
    "price_date_missing": "the pricing date is missing; give it with --fact {name}=2026-01-31.",
    "no_version": "{tariff} holds from {starts}{ends}, not on that day.",
    "until": " to before {day}",
    # ---- rate, explain, sample
    "rating": "Rating",
    "rate_done": "{facts:fact|facts} rated, {rows:row|rows} written in {seconds} s.",
    "rate_duplicates": "{count:id stands|ids stand} in several rows; each row was rated.",
    "rate_parked": "{count:row could not be read and is|rows could not be read and are} parked in {path}.",
    "true_up_nothing": "Nothing is to be trued up: both files charge the same.",
    "true_up_done": "{count:difference|differences} written to {path}.",
    "rate_nothing": "Nothing was rated: no version of a tariff holds for any fact, or none is of its kind.",
    "no_such_file": "There is no file {path}.",
    "charges": "Charges",
    "tariff": "tariff",
    "charge_code": "charge",
    "count": "count",
    "sum": "sum",
    "refusals": "Refused: no price, and why",
    "refusal": "code",
    "line": "line",
    "meaning": "meaning",
    "means_NO_ROW": "no row of the table fits",
    "means_NO_PRICE": "the row has no price",
    "means_NO_INDEX": "nothing was published for the period",
    "means_MISSING_FACT": "a fact is missing",
    "means_TOO_LATE": "it became known too late",
    "means_WRONG_CURRENCY": "the amount is in another currency",
    "means_NO_COLUMN": "the word picks no column",
    "means_NO_VERSION": "no version of the tariff holds",
    "means_BUY_REFUSED": "its buy side has no price",
    "explain_same": "The file says the same.",
    "explain_differs": "{tariff}: the file says {stored}, the replay gives {replayed}.",
    "explain_hash": "{path} is not the tariff that rated the file: its content changed since. "
    "Rate again, or bring the old tariff back.",
    "explain_gone": "{path}, on which the file was rated, is not there any more.",
    "explain_missing": "{tariff}: the file has a price, the replay has none.",
    "explain_bought": "{fact} is from {tariff}: {amounts}",
    "unknown_kind": "there is no {kind}; it is one of {kinds}.",
    "sampling": "Making facts",
    "sampled": "{count} {kind} written to {path}.",
    # ---- demo
    "demo_no_tariffs": "There are no tariffs here; name their folder with --tariffs.",
    "demo_example": "One parcel, explained",
    "demo_done": "{facts} facts made, rated and drawn in {seconds} s. The report: {report}",
    "total": "total",
    "report_title": "A month of parcels, priced and explained",
    "report_lead": (
        "Parcels and order lines of a made-up month, rated on {cards} price cards. Every amount below "
        "is exact to the cent and can be replayed from the card, the fact and the row that was read."
    ),
    "report_tile_facts": "facts rated",
    "report_tile_amounts": "charges and discounts",
    "report_tile_cards": "price cards",
    "report_tile_refused": "refused, with the reason",
    "report_tile_seconds": "from nothing to this page",
    "report_mix": "Where the money goes",
    "report_card": "{facts} facts in {seconds} s",
    "report_weights": "As weighed, and as billed",
    "report_weights_about": (
        "European parcels by weight. {percent} % are billed by their volume, because they are bigger "
        "than they are heavy; that moves them up the bands."
    ),
    "report_actual": "weighed",
    "report_billed": "billed",
    "report_kg": "kg, up to and including",
    "report_prices": "What a European parcel costs",
    "report_prices_about": (
        "The total with all surcharges by billed weight: the line is the middle parcel, the band holds "
        "eight of ten. It is wide because zones differ."
    ),
    "report_billed_kg": "billed kg, up to and including",
    "report_price_tip": "≤ {end} kg: {middle} EUR, eight of ten from {low} to {high}, {count} parcels",
    "report_days": "Day by day",
    "report_days_about": (
        "European parcels by the day they were shipped; rest the pointer on a day for what it cost."
    ),
    "report_day": "day of the month",
    "report_base": "carriage",
    "report_other": "other charges",
    "report_same": "The rated file says the same, to the cent.",
    "report_mix_about": (
        "The charges of the cards that have several, as shares of what they charge in one currency. "
        "What lies left of zero is taken off: discounts are rows of their own, never a smaller price."
    ),
    "report_refused": "Not priced, and why",
    "report_refused_about": (
        "{count} facts ({percent} %) have no price on their card. They are refused by name and parked; "
        "none becomes a zero."
    ),
    "report_explained": "One parcel, explained",
    "report_explained_about": (
        "The sheet of the card with the numbers filled in, worked out again by the reference rater. "
        "Lines that did not apply say why."
    ),
    "report_how": "how",
    "report_outcome": "outcome",
    "report_next": "Try next",
    "report_footer": "All facts are made up (seed {seed}). The cards, and how far each can be trusted:",
    # ---- next steps
    "next_diff": "see what an edition changed",
    "next_probe": "see what every break gives",
    "next_explain": "tell how a price came about, proven by a replay",
    "next_reference": "let the reference rater check the engine",
    "next_rate": "rate them",
    "next_show": "read the tariff aloud",
    "next_quote": "price one fact",
    # ---- workspace
    "init_made": "made {what}",
    "next_ingest": "take in a file of facts",
    "next_doctor": "see whether everything is well",
    "migrate_applied": "applied {name}",
    "migrate_nothing": "The books are up to date.",
    "doctor_well": "{part}: well",
    "doctor_ill": "{part}: {count} findings",
    "doctor_triggers": "triggers",
    "doctor_event_log": "event log",
    "doctor_runs": "runs",
    "doctor_lake_files": "files of the lake",
    "no_such_table": "There is no table {name} for facts. Known: {known}.",
    "ingest_done": "{file} into {table}: {new} new rows, {repeated} known already, {parked} parked.",
    "ingest_again": "{file} was taken in before; nothing changed. Then: {new} new rows,"
    " {repeated} known already, {parked} parked.",
    "lake_table": "table",
    "lake_rows": "rows",
    "lake_files": "files",
    "lake_size": "size",
    "lake_months": "months",
    "lake_meaning": "one row is",
    "lake_whole": "Every file is as it was written.",
    "lake_compacted": "{written} files written in place of {replaced}.",
    "lake_compact_nothing": "Nothing to compact.",
    "lake_expired": "{count} snapshots dropped.",
    "lake_swept": "{count} files deleted, {size}.",
}
