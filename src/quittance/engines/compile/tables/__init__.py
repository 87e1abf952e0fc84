"""Printed tables as equality joins: every key becomes a small code, the codes one cell number, the cell a
row.
"""
