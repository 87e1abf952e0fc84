"""Parties: our own legal entities, sellers, and vendors."""
