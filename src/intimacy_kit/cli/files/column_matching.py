"""Find the columns of answers among the columns of a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.column_names import ColumnHelp, ColumnMatches, match_columns

ColumnMatcher = Callable[[Sequence[str]], ColumnMatches]

IN_FILES = ColumnHelp("name it with --pass-on", "use `intimacy-kit batch` with --partners")


def column_matcher(
    knowledge: KnowledgeBase,
    *,
    ends: tuple[str, ...] = ("",),
    more: Collection[str] = (),
    passed_on: Collection[str] = (),
) -> ColumnMatcher:
    """Return a function that finds the columns of answers among column names.

    Args:
        knowledge: with the signals.
        ends: as for `match_columns`.
        more: names that are read as those of signals about safety are.
        passed_on: as for `match_columns`.
    """
    safety = knowledge.runtime.built.rulebook.about_safety.union(more)
    ids = (*knowledge.signals, *sorted(more))
    of_answers = partial(match_columns, signals=ids, about_safety=safety, help=IN_FILES)
    return partial(of_answers, ends=ends, passed_on=passed_on)
