"""The message catalogue of explanations: one module per language, all with the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from quittance.core.rating.words.en import ENGLISH
from quittance.core.rating.words.zh import CHINESE

Language = Literal["en", "zh"]

CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}
"""Every message by language and key."""
