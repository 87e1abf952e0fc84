"""The facts of the demonstration, and the figures its report draws from what was rated."""
