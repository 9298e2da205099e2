"""The pages that people see: of one person, over time, for both, and under a safety concern."""
