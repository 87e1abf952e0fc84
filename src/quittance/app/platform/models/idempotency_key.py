"""Keys by which a repeated request is recognised."""

from __future__ import annotations

from django.db import models


class IdempotencyKey(models.Model):
    """A request that was carried out: the same key with the same payload gets the same answer again."""

    scope = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    payload_hash = models.CharField(max_length=64)
    answer = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """A key is used once in its scope."""

        constraints = (models.UniqueConstraint(fields=["scope", "key"], name="idempotency_key_once"),)

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
