from quittance.core.measurements.parse import parse_billing_weight

parse_billing_weight({"sources": ["sorter"], "final": "a month after delivery"}, "contract.toml")
