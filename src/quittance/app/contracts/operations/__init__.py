"""Loading contracts, and the steps of their versions."""
