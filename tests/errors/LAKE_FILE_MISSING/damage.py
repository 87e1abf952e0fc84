from pathlib import Path

(file,) = Path("ws/lake/data").rglob("*.parquet")
file.unlink()
