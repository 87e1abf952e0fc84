"""Rating, and rating again."""
