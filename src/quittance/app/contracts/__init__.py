"""Contracts: which tariff prices whose parcels, from when, and who approved it."""
