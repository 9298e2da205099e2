"""The checks of the linter, by the hundreds of their codes."""
