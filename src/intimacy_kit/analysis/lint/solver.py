"""Ask the solver yes-or-no questions about conditions, within a budget."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.analysis.lint.sampling import EVERYWHERE, Samples
from intimacy_kit.analysis.logic import Logic, Verdict, is_installed
from intimacy_kit.model.conditions import Condition, Or
from intimacy_kit.model.pack import Contents

MAX_TRIED = 150_000
"""Maximum comparisons evaluated on sample cases; beyond any of these limits the checks are not run to the end."""

MAX_PAIRS = 500_000
"""Maximum pairs of conditions compared."""

MAX_QUESTIONS = 3_000
"""Maximum questions to the solver."""

MAX_UNDECIDED = 20
"""Maximum questions that the solver leaves undecided."""


class BudgetExhausted(Exception):
    """A limit on the work of the solver checks is exceeded."""


class SolverQuestions:
    """Answers questions about conditions in complete cases, those in which everything is answered.

    Sample cases refute most questions; the solver decides the rest.

    Attributes:
        undecided: number of questions that took too much work. Conditions on scores of findings do not count: a score
            is any number from 0 to 1 here, so a proof holds, and a counterexample may not exist.
    """

    def __init__(self, contents: Contents) -> None:
        self._findings = frozenset((*contents.challenges, *contents.consequences, *contents.components))
        self._logic = Logic(contents.signals, self._findings)
        self._samples = Samples(contents)
        self._pairs = self._questions = self.undecided = 0

    def never(self, condition: Condition) -> bool:
        """Return whether no answers make it true."""
        return self._where(condition) == 0 and self._is("no", self._logic.satisfiable(condition), condition)

    def always(self, condition: Condition) -> bool:
        """Return whether all answers make it true."""
        if self._where(condition) != EVERYWHERE:
            return False
        return self._is("yes", self._logic.always_true(condition), condition)

    def implies(self, first: Condition, second: Condition) -> bool:
        """Return whether the second is true whenever the first is."""
        self._pairs += 1
        if self._pairs > MAX_PAIRS:
            raise BudgetExhausted
        if self._where(first) & ~self._where(second):
            return False
        return self._is("yes", self._logic.implies(first, second), first, second)

    def covered(self, condition: Condition, by: Sequence[Condition]) -> bool:
        """Return whether one of the others is true whenever it is, also where answers are missing."""
        if not by:
            return self.never(condition)
        self._pairs += len(by)
        if self._pairs > MAX_PAIRS:
            raise BudgetExhausted
        elsewhere = 0
        for other in by:
            elsewhere |= self._where(other)
        if self._where(condition) & ~elsewhere:
            return False
        either = by[0] if len(by) == 1 else Or.model_construct(parts=tuple(by))
        return self._is("yes", self._logic.implies(condition, either, complete=False), condition, either)

    def same(self, first: Condition, second: Condition) -> bool:
        """Return whether both are true in the same cases."""
        if self._where(first) != self._where(second):
            return False
        return self._is("yes", self._logic.equivalent(first, second, complete=True), first, second)

    def _where(self, condition: Condition) -> int:
        if self._samples.tried > MAX_TRIED:
            raise BudgetExhausted
        return self._samples.where(condition)

    def _is(self, wanted: str, verdict: Verdict, *conditions: Condition) -> bool:
        on_signals = not any(self._findings & condition.names for condition in conditions)
        self.undecided += verdict.answer == "undecided" and on_signals
        self._questions += 1
        if self._questions > MAX_QUESTIONS or self.undecided > MAX_UNDECIDED:
            raise BudgetExhausted
        return verdict.answer == wanted


def solver_for(contents: Contents) -> SolverQuestions | None:
    """Return the solver; None if it is not installed."""
    return SolverQuestions(contents) if is_installed() else None
