"""Taking facts in."""
