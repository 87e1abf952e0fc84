from quittance.kernel.rate import Rate

Rate.parse("much")
