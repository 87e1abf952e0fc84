"""The app's entry for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """The contracts app; its tables begin with `contracts_`."""

    name = "quittance.app.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"
