"""Contracts as files: read with every finding, written so that reading them again says the same."""
