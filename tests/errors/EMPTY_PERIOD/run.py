from datetime import date

from quittance.kernel.period import Period

Period(date(2026, 3, 1), date(2026, 3, 1))
