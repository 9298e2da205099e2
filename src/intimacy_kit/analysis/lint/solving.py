"""The solver, as the checks ask it: yes or no, and a note whether it ever gave up."""

from __future__ import annotations

from intimacy_kit.analysis.logic import Logic, Verdict, is_installed
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.pack import Contents


class Asking:
    """Asks the solver about conditions of some packs, once everything is answered.

    Attributes:
        undecided: whether it gave up on a question. That a condition hangs on scores of findings is no such case: these
            count as any numbers from 0 to 1, so that what is found there is proved all the same.
    """

    def __init__(self, contents: Contents) -> None:
        self._findings = frozenset((*contents.challenges, *contents.consequences, *contents.components))
        self._logic = Logic(contents.signals, self._findings)
        self._never: dict[Condition, bool] = {}
        self._always: dict[Condition, bool] = {}
        self.undecided = False

    def never(self, condition: Condition) -> bool:
        """Whether no answers make it true."""
        if condition not in self._never:
            self._never[condition] = self._is("no", self._logic.satisfiable(condition), condition)
        return self._never[condition]

    def always(self, condition: Condition) -> bool:
        """Whether all answers make it true."""
        if condition not in self._always:
            self._always[condition] = self._is("yes", self._logic.always_true(condition), condition)
        return self._always[condition]

    def implies(self, first: Condition, second: Condition) -> bool:
        """Whether the second is true whenever the first is."""
        return self._is("yes", self._logic.implies(first, second), first, second)

    def same(self, first: Condition, second: Condition) -> bool:
        """Whether both are true in just the same cases."""
        return self._is("yes", self._logic.equivalent(first, second, complete=True), first, second)

    def _is(self, wanted: str, verdict: Verdict, *conditions: Condition) -> bool:
        on_signals = not any(self._findings & condition.names for condition in conditions)
        self.undecided |= verdict.answer == "undecided" and on_signals
        return verdict.answer == wanted


def asking(contents: Contents) -> Asking | None:
    """The solver; None where it is not installed."""
    return Asking(contents) if is_installed() else None
