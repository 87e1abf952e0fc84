"""What a draft does to prices, and what the notice gate says of it, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.interfaces.cli.contract_tools import Seen
from quittance.interfaces.cli.words import Say


def seen_lines(seen: Seen, say: Say) -> Iterator[str]:
    """One sentence each: what holds before it, its effect, the gate, whether it is back-dated."""
    if seen.before is None:
        yield say("seen_first", name=seen.name)
        return
    yield say("seen_before", name=seen.name, day=seen.before)
    yield say(f"seen_{seen.effect}", what=say("comma").join(seen.open))
    key = "seen_gate_" + seen.verdict.replace(" ", "_")
    yield say(key, days=seen.notice_days, delivered=seen.delivered_on, earliest=seen.earliest or "…")
    if seen.is_back_dated:
        yield say("seen_back_dated")
