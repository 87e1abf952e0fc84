"""Formats and systems of the outside world, turned into the terms of the core and back."""
