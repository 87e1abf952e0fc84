"""Options of the commands that work in a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def workspace_option(function: F) -> F:
    """`--workspace FOLDER`, also by the environment; the working directory otherwise."""
    return click.option(
        "--workspace",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=".",
        show_default=True,
        envvar="QUITTANCE_WORKSPACE",
        help="The folder with quittance.toml.",
    )(function)


def key_option(function: F) -> F:
    """`--key TEXT`: the same request twice is done once."""
    return click.option(
        "--key",
        default="",
        help="A name for this request: repeated with it, it answers the same and does nothing.",
    )(function)


def actor_option(function: F) -> F:
    """`--actor NAME`, also by the environment; whoever is signed in at the machine otherwise."""
    return click.option(
        "--actor",
        envvar="QUITTANCE_ACTOR",
        help="Who does it; by default whoever is signed in at this machine.",
    )(function)
