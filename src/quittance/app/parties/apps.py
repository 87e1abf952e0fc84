"""The app's entry for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The parties app; its tables begin with `parties_`."""

    name = "quittance.app.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
