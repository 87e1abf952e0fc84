"""Ways to run a checked plan over millions of rows and get the cents of the reference rater."""
