from unittest.mock import patch

from quittance.engines.spark.require import require_spark

with patch("importlib.util.find_spec", return_value="there"), patch("shutil.which", return_value=None):
    require_spark()
