"""The report of the demonstration: one page, charts drawn as SVG, nothing loaded from elsewhere."""
