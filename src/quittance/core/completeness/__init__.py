"""Whether all facts are there: what was expected, what came, and what that must hold up."""
