"""The app's entry for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The privacy app; its tables begin with `privacy_`."""

    name = "quittance.app.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
