from decimal import Decimal

from quittance.kernel.currency import parse_currency
from quittance.kernel.mode import Mode
from quittance.kernel.rate import ExactMoney
from quittance.kernel.rounding import Rounding

ExactMoney(Decimal("1.005"), parse_currency("GBP")).rounded(Rounding(Mode.HALF_UP, Decimal("0.001")))
