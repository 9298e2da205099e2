"""Search for cases: small sets of answers that give a condition a wanted truth value."""
