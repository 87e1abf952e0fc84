"""Importing this makes Django ready, so that modules with models can be imported after it."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quittance.config.settings")
django.setup()
