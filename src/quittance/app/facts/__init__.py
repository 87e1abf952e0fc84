"""Facts: files that come in become rows of the lake."""
