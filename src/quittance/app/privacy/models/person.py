"""People by token: who receives or buys, in a row that can be erased."""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """What is known of somebody in their role at one subject, sealed with the key of the month it came in.

    token      follows from subject, id and role; facts, charges and hashes never hold more than those.
    sealed     name, street, place, phone and mail; null once erased.
    """

    token = models.CharField(max_length=32, primary_key=True)
    subject = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=200, db_index=True)
    role = models.CharField(max_length=20)
    month = models.ForeignKey("privacy.MonthKey", on_delete=models.PROTECT, related_name="people")
    sealed = models.BinaryField(null=True)
    known_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Erased means that nothing is left."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(erased_at=None, sealed__isnull=False)
                | models.Q(erased_at__isnull=False, sealed=None),
                name="person_erased_is_empty",
            ),
        )

    def __str__(self) -> str:
        return self.token
