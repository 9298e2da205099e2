"""The solver, as the checks ask it: yes or no, and a note where it gave up."""

from __future__ import annotations

from intimacy_kit.analysis.lint.sampling import EVERYWHERE, Samples
from intimacy_kit.analysis.logic import Logic, Verdict, is_installed
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.pack import Contents

MOST_TRIED = 150_000
MOST_PAIRS = 500_000
MOST_QUESTIONS = 3_000
MOST_UNDECIDED = 20
"""So many comparisons are tried, pairs of conditions looked at, questions asked, and questions given up."""


class BudgetExhausted(Exception):
    """Deciding everything would take longer than anyone waits."""


class SolverQuestions:
    """Asks about conditions of some packs, once everything is answered.

    Attributes:
        undecided: how many questions were given up. That a condition hangs on scores of findings is no such case: these
            count as any numbers from 0 to 1, so that what is found there is proved all the same.
    """

    def __init__(self, contents: Contents) -> None:
        self._findings = frozenset((*contents.challenges, *contents.consequences, *contents.components))
        self._logic = Logic(contents.signals, self._findings)
        self._trials = Samples(contents)
        self._pairs = self._questions = self.undecided = 0

    def never(self, condition: Condition) -> bool:
        """Whether no answers make it true."""
        return self._where(condition) == 0 and self._is("no", self._logic.satisfiable(condition), condition)

    def always(self, condition: Condition) -> bool:
        """Whether all answers make it true."""
        if self._where(condition) != EVERYWHERE:
            return False
        return self._is("yes", self._logic.always_true(condition), condition)

    def implies(self, first: Condition, second: Condition) -> bool:
        """Whether the second is true whenever the first is."""
        self._pairs += 1
        if self._pairs > MOST_PAIRS:
            raise BudgetExhausted
        if self._where(first) & ~self._where(second):
            return False
        return self._is("yes", self._logic.implies(first, second), first, second)

    def same(self, first: Condition, second: Condition) -> bool:
        """Whether both are true in just the same cases."""
        if self._where(first) != self._where(second):
            return False
        return self._is("yes", self._logic.equivalent(first, second, complete=True), first, second)

    def _where(self, condition: Condition) -> int:
        if self._trials.tried > MOST_TRIED:
            raise BudgetExhausted
        return self._trials.where(condition)

    def _is(self, wanted: str, verdict: Verdict, *conditions: Condition) -> bool:
        on_signals = not any(self._findings & condition.names for condition in conditions)
        self.undecided += verdict.answer == "undecided" and on_signals
        self._questions += 1
        if self._questions > MOST_QUESTIONS or self.undecided > MOST_UNDECIDED:
            raise BudgetExhausted
        return verdict.answer == wanted


def solver_for(contents: Contents) -> SolverQuestions | None:
    """The solver; None where it is not installed."""
    return SolverQuestions(contents) if is_installed() else None
