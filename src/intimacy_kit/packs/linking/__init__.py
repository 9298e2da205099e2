"""From the entries of several packs to one rule book."""
