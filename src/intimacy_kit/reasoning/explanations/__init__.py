"""Explain findings and remedies: facts, shares of the score, and what is missing."""
