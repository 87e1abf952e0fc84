"""The terms of a version of a contract, each a small value."""
