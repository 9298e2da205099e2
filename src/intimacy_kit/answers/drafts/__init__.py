"""Drafts of codebooks: from what survey tools say about the columns that they export, or from the columns alone."""
