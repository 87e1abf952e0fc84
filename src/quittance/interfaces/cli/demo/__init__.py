"""The report of the demonstration: one page of its own, charts drawn as SVG, nothing loaded from elsewhere."""
