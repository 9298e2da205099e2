"""Keep linked packs as JSON, with the fingerprint of the files that they were read from.

The first line has this fingerprint and that of the other lines: what is of other files, or damaged, is not read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

from intimacy_kit.model.pack import Contents
from intimacy_kit.model.translations import Translations
from intimacy_kit.packs.linking.built import Built, make_linked, scored_findings
from intimacy_kit.packs.prepared.codec import decoded, encoded


def to_json(built: Built, fingerprint: str) -> bytes:
    """Return linked packs as JSON.

    Args:
        built: the packs.
        fingerprint: of the files that they were read from.
    """
    pool = _Pool()
    whole = built.template or built
    data = {
        "packs": encoded(built.packs),
        "evidence": encoded(built.evidence),
        "screening_days": built.screening_days,
        "uses": encoded(built.uses),
        "languages": dict(whole.translations.languages),
        "guarded": dict(whole.translations.guarded),
        "texts": {
            locale: {id: [[encoded(path), encoded(text)] for path, text in texts.items()] for id, texts in ids.items()}
            for locale, ids in whole.translations.texts.items()
        },
        "whole": pool.places(whole),
        "usual": None if built.template is None else pool.places(built),
        "entries": pool.entries,
    }
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return _head(fingerprint, body) + body


def _head(fingerprint: str, body: bytes) -> bytes:
    return f"{fingerprint} {sha256(body).hexdigest()}\n".encode()


def from_json(content: bytes, fingerprint: str) -> Built | None:
    """Return linked packs from JSON; None if they were read from other files, or it is damaged."""
    head, _, body = content.partition(b"\n")
    if head + b"\n" != _head(fingerprint, body):
        return None
    data = decoded(body)
    texts = {locale: {id: dict(pairs) for id, pairs in ids.items()} for locale, ids in data["texts"].items()}
    translations = Translations(data["languages"], texts, data["guarded"])

    def linked(places: Mapping[str, Any], template: Built | None) -> Built:
        entries = data["entries"]
        sections = {
            name: {id: entries[place] for id, place in places["sections"][name].items()} for name in _sections()
        }
        findings = scored_findings(sections)
        ordered = tuple(findings[id] for id in places["findings"])
        told = (data[key] for key in ("evidence", "screening_days", "uses"))
        return make_linked(data["packs"], sections, ordered, translations, template, *told)

    whole = linked(data["whole"], None)
    return whole if data["usual"] is None else linked(data["usual"], whole)


class _Pool:
    """Entries, each once: most are the same with placeholders as they are written and with these filled."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self._places: dict[int, int] = {}

    def places(self, built: Built) -> dict[str, Any]:
        """Return where the entries of packs are, by section and id, and the order of their findings."""
        sections = {
            name: {id: self._place(entry) for id, entry in getattr(built.contents, name).items()}
            for name in _sections()
        }
        return {"sections": sections, "findings": [finding.id for finding in built.couples.findings]}

    def _place(self, entry: Any) -> int:
        if id(entry) not in self._places:
            self._places[id(entry)] = len(self.entries)
            self.entries.append(encoded(entry))
        return self._places[id(entry)]


def _sections() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Contents))
