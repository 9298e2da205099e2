"""A weekly check-in of two, over HTTP."""
