"""Quittance bills and settles the logistics of e-commerce marketplaces."""
