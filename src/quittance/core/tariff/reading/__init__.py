"""What the passes of the check share: fields with their places, names and what they mean, tables, one line at
a time."""
