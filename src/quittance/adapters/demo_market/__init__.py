"""A month of the demo marketplace as files: parcels, scans, readings, bags and trucks."""
