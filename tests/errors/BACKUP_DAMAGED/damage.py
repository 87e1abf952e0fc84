from pathlib import Path

path = Path("copy/books/platform.Actor.jsonl")
path.write_bytes(path.read_bytes().replace(b"ada", b"eve"))
