from quittance.kernel.allocate import allocate

allocate(100, [])
