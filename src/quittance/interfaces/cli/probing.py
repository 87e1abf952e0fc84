"""What every break of a tariff gives: just below, at, and just above, by the reference rater."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quittance.core.rating.probing.model import LeftOut, Probe, Why
from quittance.core.rating.probing.prober import Prober
from quittance.core.tariff.breaks.model import Break
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.columns import aligned
from quittance.interfaces.cli.probe_text import probe_cells
from quittance.interfaces.cli.words import Say

OF_ONE_TABLE_MAX = 40
"""So many breaks of a table are rated unless all are asked for."""
_PLACES_MAX = 3


def probe_lines(plan: Plan, say: Say, *, everything: bool) -> Iterator[str]:
    """A line for each break: its place, and value → what the line that it decides comes to."""
    prober = Prober(plan)
    yield ""
    yield say("probe_head") if prober.breaks else say("probe_none")
    left_out: list[LeftOut] = []
    for table in dict.fromkeys(broken.table for broken in prober.breaks):
        of_table = [broken for broken in prober.breaks if broken.table == table]
        shown = of_table if everything or not table else of_table[:OF_ONE_TABLE_MAX]
        found: list[Probe] = []
        for broken in shown:
            answer = prober.probe(broken)
            if isinstance(answer, LeftOut):
                left_out.append(answer)
            else:
                found.append(answer)
        yield from aligned([probe_cells(probe, say) for probe in found], indent="  ")
        if len(shown) < len(of_table):
            yield f"  {say('diff_more_of_table', count=len(of_table) - len(shown))}"
    yield from _left_out(left_out, say)
    yield ""


def _left_out(found: Sequence[LeftOut], say: Say) -> Iterator[str]:
    """How many breaks have no line above and why, with the first places of each reason."""
    if not found:
        return
    yield say("probe_left_out", count=len(found))
    for why in Why:
        of_reason = [one.broken for one in found if one.why is why]
        if of_reason:
            places = ", ".join(_place(broken) for broken in of_reason[:_PLACES_MAX])
            more = " ..." if len(of_reason) > _PLACES_MAX else ""
            yield f"  {say(f'probe_{why.value}', count=len(of_reason))} {places}{more}"


def _place(broken: Break) -> str:
    return f"{broken.place} ({broken.label})"
