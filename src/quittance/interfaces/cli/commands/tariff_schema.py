"""`quittance tariff schema`: what an editor needs to complete and mark a tariff.toml."""

from __future__ import annotations

import json

import click

from quittance.core.tariff.schema import tariff_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of tariff.toml.

    Save it and name it to your editor; with Even Better TOML a first line
    "#:schema tariff.schema.json" in the file is enough.
    """
    click.echo(json.dumps(tariff_schema(), indent=2))
