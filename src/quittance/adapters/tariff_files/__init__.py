"""Tariffs as files: a folder of TOML and CSV, or one workbook of equal meaning."""
