from quittance.kernel.exact import exact

exact("1,5")
