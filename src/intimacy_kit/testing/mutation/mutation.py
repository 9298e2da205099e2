"""Mutation: which small changes to the rules of a pack none of its cases would notice.

    print(mutation(pack_under_test("my_pack")).percent)

A case notices a change if it does not come out as it expects any more. What no case notices could be changed by
mistake, or be wrong from the start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.testing.mutation.incremental import IncrementalRun
from intimacy_kit.testing.mutation.mutants import Mutant, mutants
from intimacy_kit.testing.runner import run_cases
from intimacy_kit.testing.subject import PackUnderTest, need_cases

MOST_MUTANTS = 5_000
"""So many changes are tried, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of small changes to the rules of a pack.

    Attributes:
        noticed: each change that a case notices, with the id of the first case that does.
        unnoticed: the changes that no case notices.
        possible: how many changes there are; more than were tried if there are very many.
    """

    noticed: tuple[tuple[Mutant, str], ...]
    unnoticed: tuple[Mutant, ...]
    possible: int

    @property
    def tried(self) -> int:
        return len(self.noticed) + len(self.unnoticed)

    @property
    def percent(self) -> float:
        """How many of the changes were noticed, from 0 to 100; 100 if there are none."""
        return 100 * len(self.noticed) / self.tried if self.tried else 100.0


def mutation(
    subject: PackUnderTest, *, most: int = MOST_MUTANTS, advance: Callable[[int, int], object] = lambda *_: None
) -> Mutation:
    """Try small changes, one at a time, and see whether a case notices.

    Args:
        subject: the pack, whose cases all come out as they should.
        most: so many changes at most, spread evenly over all there are.
        advance: is told after each change how many are done, and how many there are to do.

    Raises:
        QuestionError: there are no cases (IK470); one does not come out as it should, so that it would notice anything
            (IK471); `most` is no number from 1 (IK404).
    """
    if type(most) is not int or most < 1:
        raise QuestionError(Problem("IK404", "'most' must be a whole number from 1", "leave it out for the usual"))
    need_cases(subject)
    failing = [result.located.case.id for result in run_cases(subject) if not result.passed]
    if failing:
        many = f"{failing[0]}" if len(failing) == 1 else f"{failing[0]} and {len(failing) - 1} more"
        message = f"changes tell nothing while cases fail: {many}"
        raise QuestionError(Problem("IK471", message, "mend the cases or the rules first"))
    every = list(mutants(subject))
    chosen = [every[number * len(every) // most] for number in range(most)] if len(every) > most else every
    bench = IncrementalRun(subject)
    noticed: list[tuple[Mutant, str]] = []
    unnoticed: list[Mutant] = []
    for done, mutant in enumerate(chosen, start=1):
        case = bench.noticed_by(mutant)
        if case is None:
            unnoticed.append(mutant)
        else:
            noticed.append((mutant, case))
        advance(done, len(chosen))
    return Mutation(tuple(noticed), tuple(unnoticed), len(every))
