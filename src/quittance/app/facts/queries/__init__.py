"""Reading what came in before."""
