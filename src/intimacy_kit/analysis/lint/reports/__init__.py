"""Reports of the linter: text, plain data and SARIF."""
