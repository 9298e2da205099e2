"""Run mutation tests: find the small changes to the rules of a pack that none of its cases detects.

    print(mutation(pack_under_test("my_pack")).percent)

A mutant is killed by a case that fails with it, and survives if there is none. Rules of which mutants survive could be
changed by mistake, or be wrong from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.testing.mutation.incremental import IncrementalRun, examples
from intimacy_kit.testing.mutation.mutants import Mutant, mutants
from intimacy_kit.testing.runner import run_cases
from intimacy_kit.testing.subject import PackUnderTest, need_cases

MAX_MUTANTS = 5_000
"""Maximum mutants by default; beyond it a sample, evenly spread, is tried."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """The result of mutation testing.

    Attributes:
        killed: each mutant that a case detects, with the id of the first such case.
        survived: the mutants that no case detects.
        possible: number of all mutants; more than were tried if there are very many.
    """

    killed: tuple[tuple[Mutant, str], ...]
    survived: tuple[Mutant, ...]
    possible: int

    @property
    def tried(self) -> int:
        return len(self.killed) + len(self.survived)

    @property
    def percent(self) -> float:
        """The mutation score: killed mutants, from 0 to 100; 100 if there are no mutants."""
        return 100 * len(self.killed) / self.tried if self.tried else 100.0


def mutation(
    subject: PackUnderTest, *, most: int = MAX_MUTANTS, advance: Callable[[int, int], object] = lambda *_: None
) -> Mutation:
    """Apply small changes, one at a time, and run the cases.

    Args:
        subject: the pack, whose cases all pass.
        most: maximum mutants, spread evenly over all there are.
        advance: called after each mutant with the number of those done and of all to do.

    Raises:
        QuestionError: there are no cases (IK470); a case fails without any change (IK471); `most` is no whole number
            from 1 (IK404).
    """
    if type(most) is not int or most < 1:
        raise OptionError(Problem("IK404", "'most' must be a whole number from 1", "omit it for the default"))
    need_passing(subject)
    every = list(mutants(subject))
    chosen = spread(every, most)
    run = IncrementalRun(subject, examples(subject))
    killed: list[tuple[Mutant, str]] = []
    survived: list[Mutant] = []
    for done, mutant in enumerate(chosen, start=1):
        case = run.killed_by(mutant)
        if case is None:
            survived.append(mutant)
        else:
            killed.append((mutant, case))
        advance(done, len(chosen))
    return Mutation(tuple(killed), tuple(survived), len(every))


def need_passing(subject: PackUnderTest) -> None:
    """Require that a pack has cases and that all of them pass.

    Raises:
        QuestionError: there are no cases (IK470); a case fails (IK471).
    """
    need_cases(subject)
    failing = [result.located.case.id for result in run_cases(subject) if not result.passed]
    if failing:
        many = f"{failing[0]}" if len(failing) == 1 else f"{failing[0]} and {len(failing) - 1} more"
        message = f"mutation testing needs passing cases; failing: {many}"
        raise QuestionError(Problem("IK471", message, "fix the cases or the rules first"))


def spread(every: Sequence[Mutant], most: int) -> Sequence[Mutant]:
    """Return all mutants, or a sample of so many, evenly spread."""
    return [every[number * len(every) // most] for number in range(most)] if len(every) > most else every
