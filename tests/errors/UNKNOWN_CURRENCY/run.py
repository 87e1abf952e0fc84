from quittance.kernel.currency import parse_currency

parse_currency("GPB")
