from quittance.kernel.money import Money

Money.of("1.005", "GBP")
