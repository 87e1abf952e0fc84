import json
from pathlib import Path

path = Path("copy/manifest.json")
said = json.loads(path.read_text())
said["migrations"].append(["platform", "9999_of_next_year"])
path.write_text(json.dumps(said))
