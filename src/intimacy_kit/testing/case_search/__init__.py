"""A search for cases: small sets of answers that bring a condition about."""
