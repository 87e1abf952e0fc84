"""A legal entity that we deal with, or are."""

from __future__ import annotations

from django.db import models

ROLES = ("entity", "seller", "carrier", "warehouse", "broker", "vendor")


class Party(models.Model):
    """One legal entity by the code that files name it with. `entity` is one of our own."""

    code = models.CharField(max_length=80, unique=True)
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    legal_name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)

    def __str__(self) -> str:
        return self.code
