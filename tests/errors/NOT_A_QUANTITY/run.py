from quittance.kernel.quantity import Quantity

Quantity.parse("heavy")
