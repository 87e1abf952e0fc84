"""The app's entry for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """The platform app; its tables begin with `platform_`, but for `iceberg_tables`."""

    name = "quittance.app.platform"
    label = "platform"
    default_auto_field = "django.db.models.BigAutoField"
