"""Compare several check-ins of one case over time."""
