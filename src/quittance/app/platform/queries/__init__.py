"""Reading the platform's tables."""
