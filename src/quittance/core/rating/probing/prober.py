"""Finds the probe of a break: leads facts to it, moves one of them, and lets the reference rater say on which
side they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from quittance.core.facts.row import FactRow, Value
from quittance.core.rating.probing.crossing import Crossing, Crossings
from quittance.core.rating.probing.drive import facts_read
from quittance.core.rating.probing.known_index import Published, with_known_indexes
from quittance.core.rating.probing.lead import ways
from quittance.core.rating.probing.model import LeftOut, Outcome, Probe, Sample, Why
from quittance.core.rating.probing.neighbours import calendar_days, days_around, words_around
from quittance.core.rating.probing.subject import Batch, Subject, subject_of
from quittance.core.rating.probing.watch import Watch
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import LineResult
from quittance.core.tariff.breaks.every import breaks
from quittance.core.tariff.breaks.fitting import BIG, SMALL, TINY, base_values
from quittance.core.tariff.breaks.model import Break, Day, Number, Unmoved, Word
from quittance.core.tariff.breaks.tables import first_editions, readers
from quittance.core.tariff.features.aggregate import Aggregate
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.refusal import Refusal

_TRIED_MAX = 12
"""So many ways across a limit are looked at for one that makes a difference."""


class Prober:
    """A plan made ready for probing. `breaks` are its breaks, in reading order."""

    def __init__(self, plan: Plan) -> None:
        self.plan = with_known_indexes(plan)
        self.breaks = tuple(breaks(self.plan))
        self._rater = Rater(self.plan)
        self._published = Published(plan)
        self._indexes = {index.name: index for index in plan.indexes}
        self._subjects: dict[int, Subject | None] = {}
        self._watches: dict[object, Watch] = {}
        self._readers: dict[str, tuple[str, ...]] = {}
        self._bases = self._first_facts()

    def probe(self, broken: Break) -> Probe | LeftOut:
        """Of all the ways across the limit the first that makes a difference and meets it, else the first
        that makes one, else the first of all.
        """
        subject = self._subject(broken)
        if subject is None:
            return LeftOut(broken, Why.UNREAD)
        if isinstance(broken.moved, Unmoved):
            return LeftOut(broken, Why.UNMOVED)
        best: Probe | None = None
        tried = 0
        for base in self._bases:
            for found in self._probes(broken, subject, base):
                if found.shows and None not in found.samples:
                    return found
                if best is None or (found.shows and not best.shows):
                    best = found
                tried += 1
                if tried == _TRIED_MAX:
                    return best
            if best is not None and best.shows:
                return best
        return best or LeftOut(broken, self._why(broken, subject))

    def _probes(self, broken: Break, subject: Subject, base: Mapping[str, Value]) -> Iterator[Probe]:
        moved = broken.moved
        for way in ways(self.plan, broken):
            values = {name: value for name, value in {**base, **way}.items() if value is not None}
            three = _days(moved, values, broken, subject)
            if three is not None:
                fact = moved.fact if isinstance(moved, Day) else broken.line.price_date
                yield self._sampled(broken, subject, values, fact, three)
            elif isinstance(moved, Number):
                watch = self._watch(broken, moved, subject)
                for crossing in Crossings(self.plan, self._indexes, watch, broken, moved, subject, values):
                    yield self._crossed(broken, subject, values, crossing)
            elif isinstance(moved, Word):
                yield self._sampled(broken, subject, values, moved.fact, words_around(moved.word))

    def _sampled(
        self,
        broken: Break,
        subject: Subject,
        values: Mapping[str, Value],
        fact: str,
        three: tuple[Value, Value, Value],
    ) -> Probe:
        below, at, above = (
            self._sample(broken, subject, [({**values, fact: value}, 1)], value, None) for value in three
        )
        return Probe(broken, (below, at, above))

    def _crossed(
        self, broken: Break, subject: Subject, values: Mapping[str, Value], crossing: Crossing
    ) -> Probe:
        samples: list[Sample | None] = []
        for steps in crossing.turn.steps:
            if steps is None:
                samples.append(None)
                continue
            moved = crossing.driver.moved(values, steps)
            value, by = crossing.compared(steps)
            samples.append(None if value is None else self._sample(broken, subject, moved, value, by))
        below, at, above = samples
        return Probe(broken, (below, at, above))

    def _sample(
        self,
        broken: Break,
        subject: Subject,
        batches: list[Batch],
        value: Value,
        by: tuple[str, Value] | None,
    ) -> Sample:
        rows = tuple(subject.made(batches))
        return Sample(value, by, rows, self._outcome(broken, subject, rows))

    def _outcome(self, broken: Break, subject: Subject, rows: tuple[FactRow, ...]) -> Outcome:
        try:
            results = [result for result in self._rater.rate(rows) if result.scope == subject.kind]
        except Refusal as refusal:
            return Outcome((), None, refusal.code, "")
        if not results:
            return Outcome((), None, "", "")
        lines = results[-1].lines
        told = (_taken(lines, name) for name in self._names(broken))
        return Outcome(
            tuple(line for line in told if line is not None),
            results[-1].total,
            results[-1].refusal,
            results[-1].currency,
        )

    def _names(self, broken: Break) -> tuple[str, ...]:
        """The lines that the break decides: its own, or all that read its table."""
        if not broken.table:
            return (broken.line.name,)
        if broken.table not in self._readers:
            names = (line.name for line in readers(self.plan, broken.table))
            self._readers[broken.table] = tuple(dict.fromkeys(names))
        return self._readers[broken.table]

    def _watch(self, broken: Break, number: Number, subject: Subject) -> Watch:
        limit = number.limit if isinstance(number.limit, tuple) else None
        key = (broken.line.number, number.steps, limit, number.summed)
        if key not in self._watches:
            self._watches[key] = Watch(self.plan, broken.line, number, subject)
        return self._watches[key]

    def _subject(self, broken: Break) -> Subject | None:
        line = broken.line
        if line.number not in self._subjects:
            self._subjects[line.number] = subject_of(self.plan, line, self._published)
        return self._subjects[line.number]

    def _why(self, broken: Break, subject: Subject) -> Why:
        moved = broken.moved
        if not isinstance(moved, Number):
            return Why.NOT_MET
        if not isinstance(moved.limit, tuple) and moved.limit == 0:
            return Why.NOTHING_BELOW
        lines = self._watch(broken, moved, subject).lines
        if moved.summed or any(isinstance(part, Aggregate) for line in lines for part in parts(line.steps)):
            return Why.TOO_MANY
        return Why.NOT_MET if any(facts_read(self.plan, lines)) else Why.NO_FACT

    def _first_facts(self) -> tuple[dict[str, Value], ...]:
        """A small subject, a bigger one and a tiny one, on the first day on which everything is published."""
        starts = self.plan.header.starts
        day = self._published.first_day(max([starts, *first_editions(self.plan)]))
        return tuple(
            {name: day if value == starts else value for name, value in base_values(self.plan, usual).items()}
            for usual in (SMALL, BIG, TINY)
        )


def _taken(lines: Sequence[LineResult], name: str) -> LineResult | None:
    """The alternative that was taken, or the last one tried; None if the subject has no such line."""
    named = [line for line in lines if line.line.name == name]
    tried = [line for line in named if line.reason is None or line.reason.code != "settled_above"]
    return tried[-1] if tried else None


def _days(
    moved: object, values: Mapping[str, Value], broken: Break, subject: Subject
) -> tuple[date, date, date] | None:
    """The three days of a break that days decide; None if it is another."""
    if isinstance(moved, Day):
        day = moved.day
        if day is None:
            since = values.get(moved.since)
            if not isinstance(since, date):
                return None
            day = since + timedelta(days=moved.days)
        return days_around(day, subject.kind)
    start = values.get(broken.line.price_date)
    if isinstance(moved, Number) and isinstance(start, date) and not isinstance(moved.limit, tuple):
        return calendar_days(moved.steps, moved.limit, start, belongs=moved.belongs)
    return None
