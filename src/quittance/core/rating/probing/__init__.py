"""Facts at, just below and just above every break of a tariff, found and checked with the reference rater."""
