from quittance.kernel.money import Money

Money.of("1.00", "GBP") + Money.of("1.00", "EUR")
