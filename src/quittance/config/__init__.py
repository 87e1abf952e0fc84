"""Settings and wiring: the one room that knows which engine and which adapters are in use."""
