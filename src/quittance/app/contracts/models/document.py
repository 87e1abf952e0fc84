"""Files that belong to contracts, kept with the hash of their bytes."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """The bytes of a file, once for all that refer to it. Rows are only added."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size_bytes = models.PositiveBigIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class ContractDocument(models.Model):
    """A file attached to a version, such as the signed contract or the proof of a notice. Only added."""

    version = models.ForeignKey(
        "contracts.ContractVersion", on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    file = models.ForeignKey("contracts.StoredFile", on_delete=models.PROTECT, related_name="+")
    attached_by = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    class Meta:
        """One file of a kind and name once."""

        constraints = (
            models.UniqueConstraint(
                fields=["version", "kind", "name", "file"], name="contract_document_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """The other side got notice of a version on a day, and this document proves it. Rows are only added."""

    version = models.ForeignKey("contracts.ContractVersion", on_delete=models.PROTECT, related_name="notices")
    delivered_on = models.DateField()
    proof = models.ForeignKey("contracts.ContractDocument", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One proof of a day once."""

        constraints = (
            models.UniqueConstraint(fields=["version", "delivered_on", "proof"], name="contract_notice_once"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.delivered_on}"
