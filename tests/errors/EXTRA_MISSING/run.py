import sys
from unittest.mock import patch

from quittance.lake.storage import Storage

with patch.dict(sys.modules, {"s3fs": None}), patch("fsspec.registry._registry", {}):
    Storage("s3://bucket/lake")
