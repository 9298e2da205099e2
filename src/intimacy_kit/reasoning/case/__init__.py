"""A case: from what was answered to checked observations, of one person or of two partners."""
