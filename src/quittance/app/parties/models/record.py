"""What every table of items has: the days on which an item holds, and since when that is known."""

from __future__ import annotations

from django.db import models

from quittance.app.parties.models.party import Party, PartyEntry


class Record(models.Model):
    """An item of a party with two times. Rows are only added; triggers refuse anything else.

    entry         the line of history that said it: known from then on.
    valid_from    its first day (0001-01-01: since ever, as far as anybody knows).
    valid_until   the first day on which it no longer holds; null while it goes on.
    is_withdrawn  a later file no longer says it: the row before it is known to be wrong.
    token         where its personal details are, if it has any; "" otherwise.

    Of rows with one key and one first day the one with the latest entry is right.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(PartyEntry, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    is_withdrawn = models.BooleanField(default=False)
    token = models.CharField(max_length=32, blank=True)

    class Meta:
        """Only the tables of items exist."""

        abstract = True
