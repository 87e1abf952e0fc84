"""English: what the commands say that keep a workspace (backups, jobs, privacy)."""

from __future__ import annotations

TEXTS = {
    "backup_done": "{path}: {rows} rows of the books, {files} files, {size}.",
    "backup_hash": "SHA-256 of its list of files: {sha256}",
    "next_restore": "make a workspace of it, somewhere else",
    "restore_done": "{path} is as of {made_at}: {rows} rows of the books and {files} files, all proven.",
}
