"""What stands beside an amount from elsewhere: why there is none, and whether it may still move."""

from __future__ import annotations

BOUGHT = "buy."
"""Begins the name of an expected cost: `buy.transport`."""


def refusal_of(fact: str) -> str:
    """The word beside it that says why nobody knows the amount. No heading of a file has such a name."""
    return f"refusal of {fact}"


def provisional_of(fact: str) -> str:
    """The yes/no beside it that says that the amount rests on a period that has not closed."""
    return f"provisional {fact}"
