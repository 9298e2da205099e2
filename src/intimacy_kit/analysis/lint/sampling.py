"""Evaluate conditions on sample cases, to refute most properties without the solver.

A condition that is true in one case and false in another is neither never nor always true; and where one condition is
true and another is not, the one does not imply the other. What the samples leave open is a question for the solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import bare
from intimacy_kit.model.observations import Value
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.partition import Cell, atoms_by_name, cells, named_values, thresholds

CASES = 64
EVERYWHERE = (1 << CASES) - 1


class Samples:
    """Complete cases with values at and around the thresholds of rules; the same ones for the same packs.

    Attributes:
        tried: number of comparisons evaluated so far, each in all cases.
    """

    def __init__(self, contents: Contents) -> None:
        self.tried = 0
        self._cases = _cases(contents)
        self._known: dict[Condition, int] = {}

    def where(self, condition: Condition) -> int:
        """Return the set of cases in which the condition is true, as the bits of a number."""
        if condition not in self._known:
            self.tried += len(condition.atoms)
            truths = (evaluate(condition, case.get).truth is Truth.TRUE for case in self._cases)
            self._known[condition] = sum(1 << number for number, true in enumerate(truths) if true)
        return self._known[condition]


def _cases(contents: Contents) -> list[Mapping[str, Value]]:
    """Draw the cases; scores of findings are drawn like signals, independently of the rules."""
    conditions = [rule.when for rule in contents.rules.values()]
    conditions += [rule.when for rule in contents.safety.values()]
    others = [strategy.first_when for strategy in contents.strategies.values()]
    others += [when for practice in contents.practices.values() for when in (practice.suits, practice.not_when)]
    conditions += [condition for condition in others if condition is not None]
    ordered: dict[str, tuple[Value, ...]] = {}
    for name, atoms in sorted(atoms_by_name(conditions).items()):
        signal = contents.signals.get(bare(name))
        if signal is None or signal.is_number:
            low, high = (0.0, 1.0) if signal is None else signal.bounds
            ordered[name] = (low, *(_middle(cell) for cell in cells(low, high, thresholds(atoms))), high)
        else:
            ordered[name] = named_values(signal)
    random = Random(0)  # noqa: S311 - samples, always the same ones
    return [{name: random.choice(possible) for name, possible in ordered.items()} for _ in range(CASES)]


def _middle(cell: Cell) -> float:
    return cell.first + (cell.last - cell.first) / 2
