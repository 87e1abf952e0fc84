"""migrations of the app."""
