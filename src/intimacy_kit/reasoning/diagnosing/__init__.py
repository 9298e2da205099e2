"""Turn the outcome of an engine into a diagnosis: findings, remedies, safety, dataframes and stored records."""
