"""A check-in over HTTP."""
