"""Whether Spark can start here. Asked before anything is imported that needs it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess

from quittance.kernel.refusal import Refusal

JAVA_FROM = 17
_VERSION = re.compile(r'version "(\d+)')


class SparkMissing(Refusal):
    """The extra that holds PySpark is not installed."""

    code = "SPARK_MISSING"


class JavaMissing(Refusal):
    """There is no Java that Spark can run on."""

    code = "JAVA_MISSING"


def require_spark() -> None:
    """Refuses with `SparkMissing` or `JavaMissing`."""
    if importlib.util.find_spec("pyspark") is None:
        raise SparkMissing(
            "Apache Spark, which --engine spark needs, is not installed here.",
            "Install it with: pip install 'quittance[spark]'. On one machine DuckDB gives the same amounts.",
        )
    found = _java_version()
    if found < JAVA_FROM:
        what = f"is Java {found}" if found else "is no Java"
        raise JavaMissing(
            f"Apache Spark runs on Java {JAVA_FROM} or newer, and here {what}.",
            "Install it (on Debian: apt-get install openjdk-17-jre-headless), or name its folder in "
            "JAVA_HOME. On one machine DuckDB gives the same amounts.",
        )


def _java_version() -> int:
    """0 where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin")) if home else shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = _VERSION.search(said)
    return int(version[1]) if version else 0
