"""Housekeeping: fewer and larger files, no more snapshots than needed, no file that nothing refers to."""
