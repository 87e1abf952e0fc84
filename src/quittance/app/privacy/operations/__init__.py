"""Sealing, keeping, erasing: what changes what is known of people."""
