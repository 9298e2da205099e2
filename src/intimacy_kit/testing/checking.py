"""Running the cases of a pack.

for result in run_cases(pack_under_test("my_pack")):
    print(result)
"""

from __future__ import annotations

from dataclasses import dataclass

from intimacy_kit.errors import Problem
from intimacy_kit.testing.cases import Difference, LocatedCase, differences
from intimacy_kit.testing.subject import PackUnderTest
from intimacy_kit.testing.whys import why


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A difference, and what led to it: lines of text for the author of the case."""

    difference: Difference
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case.

    Attributes:
        problems: what the case says that the packs do not know; it was not run then.
        otherwise: what came out otherwise than expected.
    """

    located: LocatedCase
    problems: tuple[Problem, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.problems and not self.otherwise


def run_cases(subject: PackUnderTest) -> tuple[CaseResult, ...]:
    """Run all cases of a pack, ascending by id."""
    return tuple(run_case(subject, located) for located in subject.cases)


def run_case(subject: PackUnderTest, located: LocatedCase) -> CaseResult:
    """Run one case."""
    if problems := subject.misfits(located):
        return CaseResult(located, tuple(problems))
    diagnosis = subject.knowledge.diagnose(subject.values(located))
    found = differences(diagnosis, located.case.expect)
    return CaseResult(located, (), tuple(Otherwise(one, why(diagnosis, subject.knowledge, one)) for one in found))
