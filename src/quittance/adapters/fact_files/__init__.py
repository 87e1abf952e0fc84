"""Files of facts: CSV, Parquet and Excel, read without guessing, bad rows parked with line, code and hint."""

from __future__ import annotations

from quittance.adapters.fact_files.open import open_facts
from quittance.adapters.fact_files.rows import fact_rows
from quittance.adapters.fact_files.source import FactSource

__all__ = ["FactSource", "fact_rows", "open_facts"]
