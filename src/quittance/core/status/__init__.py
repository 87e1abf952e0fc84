"""What happened to a subject, in whatever order it was told: what is due, taken back, contradictory."""
