"""Offline checks of numbers: form and check digits. Whether a number exists only its register can say."""
