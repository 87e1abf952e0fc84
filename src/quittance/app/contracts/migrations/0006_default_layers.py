"""The layers of a marketplace that names none of its own."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    layers = apps.get_model("contracts", "Layer").objects
    for position, name in ((10, "standard"), (20, "negotiated"), (30, "promotion")):
        layers.get_or_create(name=name, defaults={"position": position})


class Migration(migrations.Migration):
    dependencies = [("contracts", "0005_layers")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
