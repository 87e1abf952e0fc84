"""How fast Quittance is, measured against hand-written SQL, hand-written pandas and a plain copy: `python -m bench`."""
