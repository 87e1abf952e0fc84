"""Loading parties."""
