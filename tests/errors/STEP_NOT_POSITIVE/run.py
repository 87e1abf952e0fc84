from decimal import Decimal

from quittance.kernel.mode import Mode
from quittance.kernel.rounding import Rounding

Rounding(Mode.HALF_UP, Decimal(0))
