"""Which answers of two partners become one in another way.

There what one person answers comes to the same, and what a couple answers may not.
"""

from __future__ import annotations

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal


def merged_otherwise(old: KnowledgeBase, new: KnowledgeBase) -> frozenset[str]:
    """The signals of both that are merged otherwise."""
    shared = old.signals.keys() & new.signals.keys()
    return frozenset(id for id in shared if _way(old.signals[id]) != _way(new.signals[id]))


def _way(signal: Signal) -> object:
    """How two answers become one; of two choices that differ none counts, whatever is declared."""
    if signal.spec.value_type == "choice":
        return None
    return signal.merged if signal.merged == "mean" else signal.direction == "better_when_higher"
