"""Countries of ISO 3166 and what their postcodes look like, as dated tables with their sources."""
