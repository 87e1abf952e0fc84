"""Orders as a marketplace's interface answers them, in JSON: rows of orders, parcels and events."""
