"""Packs that were read, checked and linked when the library was built: as JSON, which takes a tenth of the time."""
