"""How commands find the columns with answers in a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.column_names import ColumnMatches, match_columns

Naming = Callable[[Sequence[str]], ColumnMatches]


def naming(knowledge: KnowledgeBase, *, ends: tuple[str, ...] = ("",), passed_on: Collection[str] = ()) -> Naming:
    """What finds them; for the arguments see `match_columns`."""
    safety = frozenset(name for rule in knowledge.safety_rules.values() for name in rule.when.names)
    return partial(match_columns, signals=knowledge.signals, about_safety=safety, ends=ends, passed_on=passed_on)
