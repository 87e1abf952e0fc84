"""Charges that no card has: spot rates, extra costs, ad-hoc services, each agreed on its own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

KINDS = ("spot rate", "extra cost", "ad-hoc service")


class Budget(models.Model):
    """Money set aside for agreed charges, by its code."""

    code = models.CharField(max_length=80, unique=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.code


class AgreedCharge(models.Model):
    """Somebody asked for it, somebody else approved it; approved and withdrawn ones are never changed.

    reference     ours; the vendor quotes it on the bill.
    subject, subject_id   what it is a charge of, on the day `on`.
    amount_minor  what is expected; `limit_minor` is the most that may be billed.
    known_at      when it was approved: from then on runs know it.
    """

    reference = models.CharField(max_length=40, unique=True)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="agreed")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    code = models.CharField(max_length=80)
    subject = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=120)
    on = models.DateField()
    amount_minor = models.PositiveBigIntegerField()
    limit_minor = models.PositiveBigIntegerField()
    budget = models.ForeignKey(
        "contracts.Budget", on_delete=models.PROTECT, null=True, related_name="charges"
    )
    reason = models.CharField(max_length=400)
    state = models.CharField(
        max_length=10, choices=[(one, one) for one in ("requested", "approved", "withdrawn")]
    )
    asked_by = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approver = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, null=True, related_name="+")
    known_at = models.DateTimeField(null=True)

    class Meta:
        """Who approves did not ask; the limit covers what is expected."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state="approved", approver__isnull=False, known_at__isnull=False)
                | Q(~Q(state="approved"), approver=None, known_at=None),
                name="agreed_charge_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("asked_by")), name="agreed_charge_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(limit_minor__gte=F("amount_minor")), name="agreed_charge_within_limit"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class AgreedEvidence(models.Model):
    """A file that shows why a charge was agreed, such as the mail with the offer. Rows are only added."""

    charge = models.ForeignKey("contracts.AgreedCharge", on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    file = models.ForeignKey("contracts.StoredFile", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
