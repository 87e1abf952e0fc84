"""Keeps files beside contracts, known by the hash of their bytes."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

from quittance.app.contracts.models import ContractDocument, ContractVersion, Notice, StoredFile
from quittance.app.platform.models import Actor
from quittance.kernel.refusal import Refusal

LARGEST_BYTES = 20_000_000
NOTICE_PROOF = "proof of notice"


class DocumentTooLarge(Refusal):
    """A document is too large to be kept in the books."""

    code = "DOCUMENT_TOO_LARGE"


def store_file(path: Path) -> StoredFile:
    """The file's bytes in the books, once however often they are attached. Refuses `DocumentTooLarge`."""
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise DocumentTooLarge(
            f"{path} has {size // 1_000_000} MB; the books keep documents of up to"
            f" {LARGEST_BYTES // 1_000_000} MB.",
            "Scan it again with fewer dots per inch, or attach a letter that says where the original is.",
        )
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    stored, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"size_bytes": len(content), "content": content}
    )
    return stored


def attach(
    version: ContractVersion, kind: str, path: Path, *, actor: Actor, at: datetime
) -> tuple[ContractDocument, bool]:
    """The document of the version, and whether it is new."""
    return ContractDocument.objects.get_or_create(
        version=version,
        kind=kind,
        name=path.name,
        file=store_file(path),
        defaults={"attached_by": actor, "attached_at": at},
    )


def note_notice(
    version: ContractVersion, delivered_on: date, proof: Path, *, actor: Actor, at: datetime
) -> tuple[Notice, bool]:
    """The notice of the version with its proof, and whether it is new."""
    document, _ = attach(version, NOTICE_PROOF, proof, actor=actor, at=at)
    return Notice.objects.get_or_create(version=version, delivered_on=delivered_on, proof=document)
