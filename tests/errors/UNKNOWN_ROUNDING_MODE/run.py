from quittance.kernel.mode import Mode

Mode.parse("sideways")
