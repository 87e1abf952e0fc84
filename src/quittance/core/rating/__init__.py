"""The reference rater: a plan and a fact become charges, row by row, with their explanation."""
