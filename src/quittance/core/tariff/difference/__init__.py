"""What changed between two versions of a tariff, or two editions inside one, as a reviewer would note it."""
