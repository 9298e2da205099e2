"""Which answers of two partners become one in another way.

There what one person answers comes to the same, and what a couple answers may not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition, Holds, Not
from intimacy_kit.model.signals import Signal

Same = Callable[[Condition, Condition], bool]


def merged_otherwise(old: KnowledgeBase, new: KnowledgeBase, same: Same) -> tuple[frozenset[str], frozenset[str]]:
    """The signals that it may make a difference for: whatever reads them, and to safety rules.

    What safety rules read is merged by what they make of each partner's answers. So where one of them is another, all
    that they read may become something else; but a rule that shares nothing with another is true for the same couples.

    Args:
        old: the one.
        new: the other.
        same: whether two conditions are true, false and unknown in the same cases.
    """
    shared = old.signals.keys() & new.signals.keys()
    otherwise = frozenset(id for id in shared if _way(old.signals[id]) != _way(new.signals[id]))
    if _guarded_alike(old, new, same):
        return otherwise, otherwise
    readers = [_readers(knowledge) for knowledge in (old, new)]
    read = readers[0].keys() | readers[1].keys()
    several = {id for id in read if any(len(by[id]) > 1 for by in readers if id in by)}
    plain = {id for id in read if _is_plain([by.get(id, []) for by in readers])}
    return otherwise | (read - plain), otherwise | several


def _way(signal: Signal) -> object:
    """How two answers become one; of two choices that differ none counts, whatever is declared."""
    if signal.kind == "choice":
        return None
    return signal.merged if signal.merged == "mean" else signal.direction == "better_when_higher"


def _guarded_alike(old: KnowledgeBase, new: KnowledgeBase, same: Same) -> bool:
    before, after = old.safety_rules, new.safety_rules
    return before.keys() == after.keys() and all(
        before[id].when.names == after[id].when.names
        and all(old.signals[name].choices == new.signals[name].choices for name in before[id].when.names)
        and same(before[id].when, after[id].when)
        for id in before
    )


def _readers(knowledge: KnowledgeBase) -> dict[str, list[Condition]]:
    """The conditions of the safety rules that read each signal."""
    readers: dict[str, list[Condition]] = defaultdict(list)
    for rule in knowledge.safety_rules.values():
        for name in rule.when.names:
            readers[name].append(rule.when)
    return dict(readers)


def _is_plain(readers: Sequence[list[Condition]]) -> bool:
    """Whether one rule asks for this flag and nothing else, and still does: then it is true for one answer only."""
    first, second = readers
    if first != second or len(first) != 1:
        return False
    (when,) = first
    return isinstance(when.part if isinstance(when, Not) else when, Holds)
