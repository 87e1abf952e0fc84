"""Tariffs as data: from source text to a tree, a checked tariff and a plan."""
