"""Find how many changes it takes at least to flip the truth of a step, and of which signals."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rules import Step
from intimacy_kit.reasoning.counterfactuals.actions import Actions

_MAX_TRIED = 250
"""Maximum combinations of values tried for one step; beyond it any one change is taken to flip it."""

Counts = Callable[[Truth], bool]
"""Returns whether a step with this truth value counts."""


@dataclass(frozen=True, slots=True)
class FlipCost:
    """The changes needed to flip whether a step counts: at least `count`, among these signals; if none, any change."""

    count: int
    signals: frozenset[str]


def flip_cost(
    step: Step, values: Mapping[str, Value], actions: Actions, findings: Container[str], counts: Counts
) -> FlipCost | None:
    """Return what it takes to flip whether a step counts; None if no change does.

    Any change may flip a step that reads findings.
    """
    if any(name in findings for name in step.when.names):
        return FlipCost(1, frozenset())
    ids = sorted(step.when.names & actions.keys())
    if prod(1 + len(actions[id]) for id in ids) > _MAX_TRIED:
        return FlipCost(1, frozenset(ids))
    now = counts(evaluate(step.when, values.get).truth)

    def flips(some: list[str]) -> bool:
        for chosen in product(*(actions[id] for id in some)):
            changed = {**values, **{id: action.value for id, action in zip(some, chosen, strict=True)}}
            if counts(evaluate(step.when, changed.get).truth) is not now:
                return True
        return False

    minimal: list[frozenset[str]] = []
    for count in range(1, len(ids) + 1):
        for some in map(frozenset, combinations(ids, count)):
            if not any(other <= some for other in minimal) and flips(sorted(some)):
                minimal.append(some)
    return FlipCost(len(minimal[0]), frozenset().union(*minimal)) if minimal else None
