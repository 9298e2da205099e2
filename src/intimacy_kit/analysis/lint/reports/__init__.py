"""Reports of the linter: for people, and for tools."""
