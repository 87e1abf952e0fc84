import os
from unittest.mock import patch

from quittance.lake.storage import Storage

nobody = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_MAX_ATTEMPTS": "1"}
with patch.dict(os.environ, nobody):
    Storage("s3://bucket/lake", endpoint="http://127.0.0.1:9", region="eu-central-1").require_reachable()
