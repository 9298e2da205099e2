"""Mutation testing: small changes to rules that the cases of a pack should detect."""
