"""From the scores of an engine to a diagnosis: findings, remedies, safety, frames and stored records."""
