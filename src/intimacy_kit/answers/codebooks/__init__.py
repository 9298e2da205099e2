"""Codebooks: how the columns and codes of one source of answers become signals."""
