"""English: what the commands say that keep a workspace (backups, jobs, privacy)."""

from __future__ import annotations

TEXTS = {
    "backup_done": "{path}: {rows} rows of the books, {files} files, {size}.",
    "backup_hash": "SHA-256 of its list of files: {sha256}",
    "next_restore": "make a workspace of it, somewhere else",
    "doctor_keys": "keys of sealed months",
    "privacy_loaded": "{file}: {new} people taken in, {known} known already,"
    " {erased} erased before and left so.",
    "privacy_nobody": "Nobody is known at {subject} {id}.",
    "privacy_was_erased": "erased on {day}",
    "privacy_erase_what": "Say whom to erase: tokens, or --before YYYY-MM.",
    "privacy_erased": "{people:person|people} erased.",
    "privacy_months": "Keys destroyed: {months}. {files:file|files} as received, gone.",
    "privacy_no_month": "none",
    "privacy_raw": "{name}, as it came in: {path}, {size} bytes.",
    "role_recipient": "recipient",
    "role_buyer": "buyer",
    "role_sender": "sender",
    "jobs_off": "{name} is switched off.",
    "jobs_schedule_what": "Say --work and --at, and arguments as --set NAME=VALUE; or --off.",
    "jobs_scheduled": "{name}: {work}, {timetable}.",
    "next_jobs_run": "do what is due; let the machine call it every few minutes",
    "jobs_nothing": "Nothing is due.",
    "jobs_name": "scheduled",
    "jobs_work": "work",
    "jobs_when": "when",
    "jobs_with": "with",
    "jobs_is_off": "switched off",
    "job_is_waiting": "waiting",
    "job_is_working": "at work, or its worker is gone",
    "job_is_done": "done",
    "job_is_failed": "failed",
    "restore_done": "{path} is as of {made_at}: {rows} rows of the books and {files} files, all proven.",
}
