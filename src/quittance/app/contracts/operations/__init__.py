"""Loading and approving contracts."""
