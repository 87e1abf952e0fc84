"""What is known of parties, by day and by what was known when."""
