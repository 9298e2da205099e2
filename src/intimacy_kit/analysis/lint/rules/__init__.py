"""The checks of the linter, a module for each, named by code and subject; `registry` lists them."""
