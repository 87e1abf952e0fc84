"""Parties in files: a TOML file for each, parties.csv for the simple case, a workbook. All mean the same."""
