"""How fast Quittance is, against SQL and pandas by hand and a plain copy: `python -m bench`."""
