"""Where a tariff changes its mind: every limit, edge day and changeover, and what is compared there."""
