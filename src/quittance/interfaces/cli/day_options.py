"""Options for the two times of what the books know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DAY = click.DateTime(formats=["%Y-%m-%d"])
"""A day on the command line."""


def on_option(function: F) -> F:
    """`--on DAY`: the day of which something holds."""
    return click.option("--on", type=DAY, help="What holds on this day; by default today.")(function)


def known_option(function: F) -> F:
    """`--known DAY`: up to when something was known."""
    return click.option(
        "--known", type=DAY, help="By what was known at the end of this day (UTC); by default now."
    )(function)
