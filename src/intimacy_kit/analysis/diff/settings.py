"""Tell in which contexts and tailorings two knowledge bases are compared once more, and what holds in contexts only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.linking.contexts import with_every_context


def settings(old: KnowledgeBase, new: KnowledgeBase) -> Iterator[tuple[str, KnowledgeBase, KnowledgeBase]]:
    """Return both within each context or tailoring that both declare; nothing if either is within one already.

    Those that leave nothing out, and in which nothing holds that does not hold everywhere, are passed over.
    """
    chosen = any(_is_chosen(knowledge) for knowledge in (old, new))
    held = _named(old) | _named(new)
    for section in () if chosen else ("contexts", "tailorings"):
        before, after = getattr(old, section), getattr(new, section)
        for id in sorted(before.keys() & after.keys()):
            if before[id].leaves_out or after[id].leaves_out or id in held:
                context, tailoring = (id, ()) if section == "contexts" else (None, (id,))
                yield id, old.within(context, tailoring), new.within(context, tailoring)


def in_contexts_only(knowledge: KnowledgeBase) -> Mapping[str, Mapping[str, Rule | Practice]]:
    """Return what holds in some contexts only, by section and id; nothing if it is within one already."""
    if _is_chosen(knowledge):
        return {}
    contents = with_every_context(knowledge.runtime.built).contents
    return {
        "rules": {id: rule for id, rule in contents.rules.items() if rule.only_in},
        "practices": {id: practice for id, practice in contents.practices.items() if practice.only_in},
    }


def _named(knowledge: KnowledgeBase) -> frozenset[str]:
    """Return the contexts in which alone something holds."""
    entries = (entry for section in in_contexts_only(knowledge).values() for entry in section.values())
    return frozenset(context for entry in entries for context in entry.only_in)


def _is_chosen(knowledge: KnowledgeBase) -> bool:
    return knowledge.context is not None or bool(knowledge.tailoring)
