"""Whether the event log is as it was written."""

from __future__ import annotations

from quittance.app.platform.event_hash import event_hash
from quittance.app.platform.models import Event, EventHead
from quittance.kernel.finding import Finding


def broken_chains() -> list[Finding]:
    """A finding CHAIN_BROKEN for each stream with a link that does not follow, or whose end is missing."""
    findings = []
    for head in EventHead.objects.order_by("stream"):
        number, previous = 0, ""
        for event in Event.objects.filter(stream=head.stream).order_by("number").select_related("actor"):
            follows = event.number == number + 1 and event.previous_hash == previous
            if not follows or event.hash != event_hash(event, event.actor.name):
                break
            number, previous = event.number, event.hash
        if (number, previous) != (head.number, head.hash):
            findings.append(
                Finding(
                    "CHAIN_BROKEN",
                    f"The event log {head.stream} is whole up to event {number} of {head.number}.",
                    hint="Somebody changed the database by hand. Compare with the last backup.",
                )
            )
    return findings
