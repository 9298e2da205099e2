"""Find the core pack as it was prepared when the library was built. A checkout does not have it."""

from __future__ import annotations

import importlib_resources

from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.prepared.prepared import from_json

FOLDER = importlib_resources.files("intimacy_kit.packs.prepared")
FILE = "core.json"


def prepared_core(fingerprint: str) -> Built | None:
    """Return the linked core pack; None if it was not prepared, or from files with another fingerprint."""
    file = FOLDER / FILE
    return from_json(file.read_bytes(), fingerprint) if file.is_file() else None
