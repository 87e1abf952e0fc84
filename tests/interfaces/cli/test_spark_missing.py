"""Without Spark the command says so in a sentence, and names what to do."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from quittance.engines.spark.require import JavaMissing, require_spark


@pytest.mark.parametrize(
    ("version", "refused"),
    [('openjdk version "17.0.15" 2025-04-15', ""), ('java version "1.8.0_401"', "here is Java 1")],
)
def test_an_older_java_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, refused: str
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho '{version}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))

    with patch("importlib.util.find_spec", return_value="there"):
        if refused:
            with pytest.raises(JavaMissing, match=refused):
                require_spark()
        else:
            require_spark()
