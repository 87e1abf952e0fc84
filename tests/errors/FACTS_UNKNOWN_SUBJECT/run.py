from pathlib import Path

import duckdb

from quittance.adapters.fact_files import open_facts

open_facts(Path("facts.csv"), kinds=["banana"], connection=duckdb.connect())
