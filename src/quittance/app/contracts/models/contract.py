"""A contract: two parties, a side, and the subjects that it prices."""

from __future__ import annotations

from django.db import models

SIDES = ("sell", "buy", "internal")


class Contract(models.Model):
    """An agreement of one of our entities with a party.

    binds     which parcels it prices: fact → words, each fact of a parcel being one of its words, such as
              {"account": ["S0001"], "service": ["standard"]}.
    layer     of the sell side: which contract is asked first where several claim a subject.
    replaces  the charge codes that it takes from the layers below; empty for all.
    enrolled  it prices only accounts that are enrolled, on the days on which they are.
    is_fixed  a version of it was approved; from then on a trigger refuses to change it.
    """

    code = models.CharField(max_length=80, unique=True)
    side = models.CharField(max_length=10, choices=[(side, side) for side in SIDES])
    entity = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="contracts")
    currency = models.CharField(max_length=3)
    binds = models.JSONField()
    layer = models.ForeignKey("contracts.Layer", on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.JSONField(default=list)
    enrolled = models.BooleanField(default=False)
    is_fixed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code
