"""Link the entries of several packs to one rule book."""
