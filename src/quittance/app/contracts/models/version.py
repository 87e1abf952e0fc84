"""A version of a contract: somebody wrote it, somebody read it, somebody else approved it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

STATES = ("draft", "reviewed", "approved", "withdrawn")
"""What people do to a version. Active and ended follow from its days: see `standing`."""

EFFECTS = ("first", "none", "decrease", "increase", "unknown")


class ContractVersion(models.Model):
    """Prices and terms of a contract from a day on. Approved and withdrawn ones are never changed; a trigger
    refuses it.

    ends           it has no prices and ends the contract on `from_date`, as known from its approval on.
    files          the tariff as it was loaded: name → text.
    content_hash   of the checked tariff; "" where it ends the contract.
    terms          as written and checked; `core.contracts.terms` reads them.
    reason         why the contract ends, or why the version was withdrawn.
    known_at       when it was approved: from then on runs know it, whatever day it is effective from.
    effect         what it does to the prices before it, as it was seen at approval ("" before).
    effect_reason  what the approver said of an effect that could not be told.
    previewed_by   who last looked at the difference that it makes, before the approval.
    """

    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    ends = models.BooleanField(default=False)
    files = models.JSONField()
    content_hash = models.CharField(max_length=80, blank=True)
    terms = models.JSONField(default=dict)
    reason = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES])
    author = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    previewed_by = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, null=True, related_name="+")
    approver = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, null=True, related_name="+")
    known_at = models.DateTimeField(null=True)
    effect = models.CharField(max_length=10, choices=[(effect, effect) for effect in EFFECTS], blank=True)
    effect_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        """Numbers are unique; who reads or approves is not who wrote."""

        constraints = (
            models.UniqueConstraint(fields=["contract", "number"], name="contract_version_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft", reviewer=None, reviewed_at=None)
                | Q(state__in=["reviewed", "approved"], reviewer__isnull=False, reviewed_at__isnull=False)
                | Q(state="withdrawn"),
                name="contract_version_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", approver__isnull=False, known_at__isnull=False)
                | Q(~Q(state="approved"), approver=None, known_at=None),
                name="contract_version_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("author")), name="contract_version_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")), name="contract_version_other_reader"
            ),
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gt=F("from_date")), name="contract_version_lasts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract_id} version {self.number}"
