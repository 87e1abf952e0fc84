"""The layers of the sell side, and who is enrolled in what."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Layer(models.Model):
    """A layer of contracts: of two that claim a subject the one with the higher position is asked first.

    Rows are only added: a layer that moved would price the past otherwise.
    """

    name = models.CharField(max_length=40, unique=True)
    position = models.PositiveIntegerField(unique=True)

    def __str__(self) -> str:
        return f"{self.position} {self.name}"


class Enrolment(models.Model):
    """An account takes part in a contract that prices only those who are enrolled, half-open in days.

    Rows are only added: of two rows of one contract, account and first day the one known later holds, and
    one that ends on its first day was none.
    """

    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="enrolments")
    account = models.CharField(max_length=80)
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    known_at = models.DateTimeField()
    known_by = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """It does not end before it begins."""

        constraints = (
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")), name="enrolment_forward"
            ),
        )
        indexes = (models.Index(fields=["contract", "account", "from_date"], name="enrolment_of"),)

    def __str__(self) -> str:
        return f"{self.account} from {self.from_date}"
