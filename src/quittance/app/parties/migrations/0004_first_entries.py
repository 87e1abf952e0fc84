"""What the books knew of parties becomes the first line of their history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import migrations
from django.db.models import Min


def write_first_entries(apps: Any, schema_editor: Any) -> None:
    """A profile for each party, known since contracts were first loaded, by the system."""
    parties = list(apps.get_model("parties", "Party").objects.order_by("pk"))
    if not parties:
        return
    events = apps.get_model("platform", "Event").objects.filter(deed="contracts.loaded")
    known_at = events.aggregate(first=Min("at"))["first"]
    system = apps.get_model("platform", "Actor").objects.get(name="system")
    for party in parties:
        entry = apps.get_model("parties", "PartyEntry").objects.create(
            party=party,
            number=1,
            known_at=known_at,
            actor=system,
            source="parties.csv",
            changes=[
                {
                    "deed": "added",
                    "kind": "profile",
                    "key": "",
                    "from": date.min.isoformat(),
                    "fields": [],
                    "personal": [],
                }
            ],
            content_hash="",
        )
        apps.get_model("parties", "Profile").objects.create(
            party=party,
            entry=entry,
            valid_from=date.min,
            role=party.role,
            legal_name=party.legal_name,
            country=party.country,
            form="company",
        )


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_more_items"), ("platform", "0001_initial")]

    operations = [migrations.RunPython(write_first_entries, migrations.RunPython.noop)]
