"""Engines that hold a case open, and which levels differ between two of their outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.changes import Change
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value


class Running(Protocol):
    """An engine that holds one case open."""

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        """All that follows from these values, which are all of the case."""

    def close(self) -> None:
        """Let go of the case."""


class StatelessCase:
    """An engine that runs whole cases, as one that holds a case open: it runs everything anew, and keeps nothing."""

    __slots__ = ("update",)

    def __init__(self, run: Callable[[Mapping[str, Value]], Outcome]) -> None:
        self.update: Callable[[Mapping[str, Value]], Outcome] = run

    def close(self) -> None:
        """Nothing is held."""


def changes(findings: Sequence[tuple[int, str, str, str]], before: Outcome, after: Outcome) -> list[Change]:
    """The findings whose level differs.

    Args:
        findings: position in the rule book, id, title and kind of each, in the order of the result.
        before: what followed from the earlier values.
        after: what follows now.
    """
    old, new = before.scores, after.scores
    if old == new:
        return []
    return [
        trusted(
            Change,
            {"id": id, "title": title, "kind": kind, "before": was, "after": now, "score": new[position]},
        )
        for position, id, title, kind in findings
        if old[position] != new[position] and (was := level(old[position])) != (now := level(new[position]))
    ]
