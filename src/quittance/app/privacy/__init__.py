"""Personal data, kept apart so that it can be erased: people by token, and the files that came in, sealed."""
