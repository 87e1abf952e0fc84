"""A result in words: the parts that `explain` puts together."""
