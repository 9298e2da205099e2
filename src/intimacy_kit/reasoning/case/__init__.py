"""Validate the observations of one person or of two partners, and keep them as a case."""
