"""Compare the entries of two knowledge bases; changes of wording are told apart from changes of meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from intimacy_kit.analysis.diff.result import Changed
from intimacy_kit.analysis.diff.settings import in_contexts_only
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.pack import SECTIONS, Entry
from intimacy_kit.model.rules import Rule

WORDS = frozenset(
    {
        "title",
        "page_title",
        "in_short",
        "lead_in",
        "words",
        "wording",
        "text",
        "because",
        "question",
        "source",
        "answer",
        "url",
        "steps",
        "texts",
        "questions",
        "evidence",
        "contradicts",
    }
)
"""Keys that no engine reads."""

_CITED = ("source", "contradicts")


def changed_entries(old: KnowledgeBase, new: KnowledgeBase) -> Iterator[Changed]:
    """Return the changed entries by section and id, then the locales with changed translations.

    What holds in some contexts only is among them.
    """
    in_contexts = in_contexts_only(old), in_contexts_only(new)
    for section in SECTIONS:
        name = "safety_rules" if section == "safety" else section
        before, after = (
            {**getattr(each, name), **only.get(section, {})} for each, only in zip((old, new), in_contexts, strict=True)
        )
        for id in sorted(before.keys() | after.keys()):
            if id not in before:
                yield Changed(section=section, id=id, how="added")
            elif id not in after:
                yield Changed(section=section, id=id, how="removed")
            elif before[id] != after[id]:
                keys = dict(_keys(_dumped(before[id]), _dumped(after[id])))
                yield Changed(section=section, id=id, how="changed", keys=keys, words_only=keys.keys() <= WORDS)
    yield from _translations(old.runtime.built.translations.texts, new.runtime.built.translations.texts)


def _translations(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Changed]:
    for locale in sorted(before.keys() | after.keys()):
        if before.get(locale) != after.get(locale):
            how: Literal["added", "removed", "changed"]
            how = "added" if locale not in before else "changed" if locale in after else "removed"
            yield Changed(section="translations", id=locale, how=how, words_only=True)


def _dumped(entry: Entry) -> dict[str, Any]:
    """Return an entry as data; of its links, steps and levels what counts apart from sources and texts."""
    dumped = entry.model_dump(mode="json")
    for key in ("first_when", "suits", "not_when"):
        if hasattr(entry, key):
            dumped[key] = None if (condition := getattr(entry, key)) is None else str(condition)
    if hasattr(entry, "only_in"):
        dumped["only_in"] = list(entry.only_in)
    links = [link for key in ("leads_to", "addresses") for link in dumped.get(key, ())]
    if of_links := [{"of": link["to"], key: link.pop(key)} for link in links for key in _CITED if key in link]:
        dumped["source"] = [dumped["source"], *of_links]
    dumped.setdefault("contradicts", [])
    if isinstance(entry, Index):
        dumped["title"] = [dumped["title"], *(level["title"] for level in dumped["levels"])]
        dumped["of"] = {part["of"]: part["weight"] for part in dumped["of"]}
        dumped["levels"] = {level["id"]: level["from"] for level in dumped["levels"]}
    if not isinstance(entry, Rule):
        return dumped
    steps = dumped.pop("steps")
    reasons = [step["because"] for step in steps]
    dumped["because"] = [dumped["because"], *reasons] if any(reasons) else dumped["because"]
    if len(steps) == 1:
        return {**dumped, "when": steps[0]["when"], "strength": steps[0]["strength"]}
    return {**dumped, "when": [step["when"] for step in steps], "strength": [step["strength"] for step in steps]}


def _keys(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for key, was in before.items():
        if was != after[key]:
            yield key, (was, after[key])
