"""Copies of a workspace that stand for themselves: books, lake and lists, with the hash of everything."""
