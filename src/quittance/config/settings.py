"""Django's settings: the books of the workspace that QUITTANCE_WORKSPACE names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from quittance.config.database import database_settings
from quittance.config.workspace import SETTINGS, read_workspace

_FOLDER = Path(os.environ.get("QUITTANCE_WORKSPACE", "."))

# Without a workspace (type checks, makemigrations) the books are empty and in memory.
DATABASES: dict[str, dict[str, Any]] = {
    "default": database_settings(
        read_workspace(_FOLDER).database if (_FOLDER / SETTINGS).is_file() else ":memory:"
    )
}
INSTALLED_APPS = [
    "quittance.app.platform",
    "quittance.app.privacy",
    "quittance.app.parties",
    "quittance.app.contracts",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
SECRET_KEY = os.environ.get("QUITTANCE_SECRET_KEY", "no-web-server-here")
