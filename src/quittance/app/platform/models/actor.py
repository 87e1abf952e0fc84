"""Who does something: people and the system's own workers, with dated roles."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Actor(models.Model):
    """A person or a worker, by a name that is never used again. Its sign-in lives elsewhere."""

    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=[("person", "person"), ("worker", "worker")])
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class ActorRole(models.Model):
    """A role that an actor has from one day until, not including, another (null: for now)."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40)
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    granted_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A role lasts at least a day; nobody gives one to themselves."""

        constraints = (
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gt=F("from_date")), name="actor_role_lasts"
            ),
            models.CheckConstraint(condition=~Q(actor=F("granted_by")), name="actor_role_by_another"),
        )

    def __str__(self) -> str:
        return f"{self.actor_id} {self.role} from {self.from_date}"
