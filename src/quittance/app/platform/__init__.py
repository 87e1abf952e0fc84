"""What every other app stands on: runs, pointers into the lake, actors, the event log, keys."""
