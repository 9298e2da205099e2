"""Conditions tried on some made-up cases: quick, and enough to refute most of what could be suspected of them.

A condition that is true in one case and false in another is neither never nor always true; and where one condition is
true and another is not, the one does not imply the other. What these cases leave open is a question for the solver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from random import Random

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.pack import Contents

CASES = 64
EVERYWHERE = (1 << CASES) - 1


class Trials:
    """Complete cases, always the same ones for the same packs: values at and around the thresholds of their rules.

    Attributes:
        tried: how many comparisons were tried so far, each in all cases.
    """

    def __init__(self, contents: Contents) -> None:
        self.tried = 0
        self._cases = _cases(contents)
        self._known: dict[Condition, int] = {}

    def where(self, condition: Condition) -> int:
        """In which of the cases it is true, as the bits of a number."""
        if condition not in self._known:
            self.tried += len(condition.atoms)
            truths = (evaluate(condition, case.get).truth is Truth.TRUE for case in self._cases)
            self._known[condition] = sum(1 << number for number, true in enumerate(truths) if true)
        return self._known[condition]


def _cases(contents: Contents) -> list[Mapping[str, Value]]:
    """Scores of findings are made up too, as if they were free."""
    values: dict[str, set[Value]] = defaultdict(set)
    conditions = [rule.when for rule in contents.rules.values()]
    conditions += [rule.when for rule in contents.safety.values()]
    for condition in conditions:
        for atom in condition.atoms:
            if isinstance(atom, Compare):
                low, high = contents.signals[atom.name].bounds if atom.name in contents.signals else (0.0, 1.0)
                values[atom.name] |= {low, (low + atom.value) / 2, atom.value, (atom.value + high) / 2, high}
            else:
                values[atom.name] |= set(contents.signals[atom.name].choices) or {True, False}
    ordered = {name: sorted(values[name], key=str) for name in sorted(values)}
    random = Random(0)  # noqa: S311 - cases to try, always the same ones
    return [{name: random.choice(possible) for name, possible in ordered.items()} for _ in range(CASES)]
