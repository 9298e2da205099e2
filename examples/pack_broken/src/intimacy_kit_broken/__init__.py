"""Packs that are broken. Importing this fails, which shows that nothing of a pack is ever imported."""

raise RuntimeError("the code of a pack was run")
