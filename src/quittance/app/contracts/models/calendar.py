"""Billing calendars: periods that no rule gives."""

from __future__ import annotations

from django.db import models


class BillingPeriod(models.Model):
    """A period of a calendar by name, such as "2026-W14" of a carrier. Rows are only added."""

    calendar = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    from_date = models.DateField()
    until_date = models.DateField()

    class Meta:
        """A name and a first day once per calendar."""

        constraints = (
            models.UniqueConstraint(fields=["calendar", "name"], name="billing_period_name_once"),
            models.UniqueConstraint(fields=["calendar", "from_date"], name="billing_period_day_once"),
            models.CheckConstraint(
                condition=models.Q(until_date__gt=models.F("from_date")), name="billing_period_lasts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.calendar} {self.name}"
