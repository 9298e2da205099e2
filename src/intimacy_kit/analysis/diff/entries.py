"""What two knowledge bases declare differently. Changes of words are told from those of meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from intimacy_kit.analysis.diff.result import Changed
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.pack import SECTIONS

WORDS = frozenset(
    {"title", "text", "because", "question", "source", "answer", "url", "steps", "texts", "questions", "evidence"}
)
"""Keys that people read, and no engine."""


def changed_entries(old: KnowledgeBase, new: KnowledgeBase) -> Iterator[Changed]:
    """By section, then by id."""
    for section in SECTIONS:
        name = "safety_rules" if section == "safety" else section
        before, after = getattr(old, name), getattr(new, name)
        for id in sorted(before.keys() | after.keys()):
            if id not in before:
                yield Changed(section=section, id=id, how="added")
            elif id not in after:
                yield Changed(section=section, id=id, how="removed")
            elif before[id] != after[id]:
                keys = dict(_keys(before[id].model_dump(mode="json"), after[id].model_dump(mode="json")))
                yield Changed(section=section, id=id, how="changed", keys=keys, words_only=keys.keys() <= WORDS)


def _keys(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for key, was in before.items():
        if was != after[key]:
            yield key, (was, after[key])
