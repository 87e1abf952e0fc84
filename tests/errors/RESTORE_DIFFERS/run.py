from pathlib import Path
from unittest.mock import patch

from quittance.config.wiring import Wiring

tools = Wiring()
tools.init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")
tools.backup(Path("ws"), Path("copy"), actor="ada")

from quittance.app.platform.backup import restore  # noqa: E402

fill = restore.write_lines


def lossy(model, lines, *, lake):
    kept = list(lines)
    return fill(model, kept[:-1] if model.__name__ == "ActorRole" else kept, lake=lake)


with patch.object(restore, "write_lines", lossy):
    tools.restore(Path("copy"), Path("back"), database="", lake="", endpoint="", region="")
