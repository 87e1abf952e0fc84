"""The keys of months: files that only their owner reads, never in the books and never in a backup."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from quittance.app.privacy.cipher import KEY_BYTES
from quittance.app.privacy.models import MonthKey
from quittance.kernel.refusal import Refusal


class KeyMissing(Refusal):
    """The key of a month is not in the keys folder, or it is another one."""

    code = "KEY_MISSING"


class KeyDestroyed(Refusal):
    """The key of a month was destroyed: what was sealed with it is gone for good."""

    code = "KEY_DESTROYED"


def month_of(at: datetime) -> date:
    """The first day of the month, in UTC."""
    return at.date().replace(day=1)


def key_to_seal(month: date, *, keys: Path, at: datetime) -> bytes:
    """The key of a month, made where there is none yet. Refuses with `KeyMissing` or `KeyDestroyed`."""
    if not MonthKey.objects.filter(month=month).exists():
        key = _made(_path(keys, month))
        MonthKey.objects.get_or_create(month=month, defaults={"fingerprint": fingerprint(key), "made_at": at})
    return key_to_read(month, keys=keys)


def key_to_read(month: date, *, keys: Path) -> bytes:
    """The key of a month that has one. Refuses with `KeyMissing` or `KeyDestroyed`."""
    known = MonthKey.objects.get(month=month)
    if known.destroyed_at is not None:
        raise KeyDestroyed(
            f"The key of {month:%Y-%m} was destroyed on {known.destroyed_at:%Y-%m-%d}.",
            "What was sealed with it cannot be read by anybody; facts and charges are as they were.",
        )
    path = _path(keys, month)
    with suppress(FileNotFoundError):
        key = bytes.fromhex(path.read_text(encoding="ascii"))
        if fingerprint(key) == known.fingerprint:
            return key
    raise KeyMissing(
        f"{path} is not there, or is another key than that of {month:%Y-%m}.",
        "Copy it from where the keys are kept, or from the machine that made it.",
    )


def destroy_key(month: date, *, keys: Path) -> None:
    """Writes over the file and removes it; one that is gone already is no error."""
    path = _path(keys, month)
    with suppress(FileNotFoundError):
        with path.open("r+b") as file:
            file.write(os.urandom(2 * KEY_BYTES))
            os.fsync(file.fileno())
        path.unlink()


def key_files(keys: Path) -> set[date]:
    """The months whose key is in the folder."""
    return {date.fromisoformat(f"{path.stem}-01") for path in keys.glob("????-??.key")}


def fingerprint(key: bytes) -> str:
    """What tells two keys apart."""
    return hashlib.sha256(b"quittance key" + key).hexdigest()


def _path(keys: Path, month: date) -> Path:
    return keys / f"{month:%Y-%m}.key"


def _made(path: Path) -> bytes:
    """A new key in a file, or that of somebody who was quicker: the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(os.urandom(KEY_BYTES).hex())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    return bytes.fromhex(path.read_text(encoding="ascii"))
