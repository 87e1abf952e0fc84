from pathlib import Path

import duckdb

from quittance.lake.adopt import adopted
from quittance.lake.storage import Storage
from quittance.lake.tables.charges import CHARGES
from quittance.lake.types import DUCKDB

columns = ", ".join(
    f"CAST(NULL AS {'DOUBLE' if column.name == 'amount' else DUCKDB[column.type]}) AS {column.name}"
    for column in CHARGES.columns
)
duckdb.execute(f"COPY (SELECT {columns}) TO 'charges.parquet' (FORMAT parquet)")
adopted(CHARGES, [str(Path("charges.parquet").resolve())], Storage("."))
