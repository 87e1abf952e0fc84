"""Who confirmed a bank account, and how."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quittance.app.parties.models.items import Account


class AccountVerification(models.Model):
    """The answer to a proposed account: verified or rejected, once. Rows are only added.

    proposer   who brought the account in; the verifier is somebody else, here and in the database.
    evidence   what it rests on, such as a call back to a known number or a letter of the bank.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="verification")
    is_verified = models.BooleanField()
    proposer = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    verifier = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    evidence = models.CharField(max_length=200)

    class Meta:
        """Four eyes."""

        constraints = (
            models.CheckConstraint(condition=~Q(verifier=F("proposer")), name="account_verified_by_another"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {'verified' if self.is_verified else 'rejected'}"
