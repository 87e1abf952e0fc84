"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from quittance.interfaces.cli.words import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])


def language_option(function: F) -> F:
    """`--language en|zh`, also by the environment."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        envvar="QUITTANCE_LANGUAGE",
        help="Language of the output.",
    )(function)


def json_option(function: F) -> F:
    """`--json`: the same answer for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(function)


TARIFF = click.Path(exists=True, path_type=Path)
"""A tariff: a folder, or a workbook."""

SOME_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file to read."""

NEW_FILE = click.Path(dir_okay=False, path_type=Path)
"""A file to write."""
