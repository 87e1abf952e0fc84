"""A version of a contract's prices: a draft that somebody wrote, or one that somebody else approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ContractVersion(models.Model):
    """Prices of a contract from a day on. Approved ones are never changed; a trigger refuses it.

    files         the tariff as it was loaded: name → text.
    content_hash  of the checked tariff.
    known_at      when it was approved: from then on runs know it, whatever day it is effective from.
    """

    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    files = models.JSONField()
    content_hash = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=[("draft", "draft"), ("approved", "approved")])
    author = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, null=True, related_name="+")
    known_at = models.DateTimeField(null=True)

    class Meta:
        """Numbers are unique; who approves is not who wrote."""

        constraints = (
            models.UniqueConstraint(fields=["contract", "number"], name="contract_version_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft", approver=None, known_at=None)
                | Q(state="approved", approver__isnull=False, known_at__isnull=False),
                name="contract_version_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("author")), name="contract_version_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gt=F("from_date")), name="contract_version_lasts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract_id} version {self.number}"
