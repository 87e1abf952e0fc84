from pathlib import Path

(file,) = Path("ws/lake/data").rglob("*.parquet")
written = bytearray(file.read_bytes())
written[50] ^= 1
file.write_bytes(written)
