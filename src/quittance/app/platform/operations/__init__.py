"""Changing the platform's tables: one module per family of operations."""
