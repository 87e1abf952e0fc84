"""What a contract says besides its prices, and which contract prices what."""
