from decimal import Decimal

from quittance.kernel.allocate import allocate

allocate(100, [Decimal(1), Decimal(-1)])
