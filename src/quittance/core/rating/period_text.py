"""A calendar period as people write it."""

from __future__ import annotations

from quittance.kernel.period import PeriodWord, period_of


def period_text(word: PeriodWord, index: int) -> str:
    """A period as people write it: 2026-03-31, 2026-W14, 2026-03, 2026-Q1, 2026."""
    first = period_of(word, index).start
    match word:
        case PeriodWord.DAY:
            return first.isoformat()
        case PeriodWord.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
        case PeriodWord.MONTH:
            return f"{first.year}-{first.month:02}"
        case PeriodWord.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case PeriodWord.YEAR:
            return str(first.year)
