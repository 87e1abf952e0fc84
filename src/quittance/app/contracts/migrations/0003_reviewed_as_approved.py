"""Who approved a version before there were reviews had read it."""

from typing import Any

from django.db import migrations
from django.db.models import F


def fill(apps: Any, schema_editor: Any) -> None:
    on = " ON contracts_contractversion" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS contracts_contractversion_no_update{on}")
    versions = apps.get_model("contracts", "ContractVersion").objects.filter(state="approved")
    versions.update(reviewer=F("approver"), reviewed_at=F("known_at"))
    contracts = apps.get_model("contracts", "Contract").objects
    contracts.filter(versions__state="approved").update(is_fixed=True)


class Migration(migrations.Migration):
    dependencies = [("contracts", "0002_terms_and_states")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
