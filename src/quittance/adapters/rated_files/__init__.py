"""Files that a rating run writes: who rated what, read back, and written by the reference rater."""
