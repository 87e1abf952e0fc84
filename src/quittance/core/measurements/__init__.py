"""Readings of weights: which of several is billed, until when it may change, what is not believed."""
