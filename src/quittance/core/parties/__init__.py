"""Parties: own legal entities, sellers and vendors, with what is known of them and since when."""
