"""Find installed packs and assemble packs to one knowledge base."""
