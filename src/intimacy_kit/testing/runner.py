"""Running the cases of a pack.

for result in run_cases(pack_under_test("my_pack")):
    print(result)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from intimacy_kit.errors import Problem, excerpt
from intimacy_kit.testing.cases import Difference, LocatedCase, differences
from intimacy_kit.testing.failure_reasons import why
from intimacy_kit.testing.subject import PackUnderTest

Paint = Callable[[str, str], str]
"""Gives a text in a colour (`red`, `green`, `yellow`, `dim`), or as it is."""


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

    def __str__(self) -> str:
        if self.passed:
            return f"passed {self.located.case.id}: {self.located.case.title}"
        return "\n".join(failure(self, _plain))


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


def _plain(text: str, _: str) -> str:
    return text


def failure(result: CaseResult, paint: Paint) -> Iterator[str]:
    """A case that failed: which, and why."""
    yield f"{paint('FAILED', 'red')} {result.located.case.id}: {result.located.case.title}"
    yield from told(result, result.located.document.file, paint)


def told(result: CaseResult, file: str, paint: Paint = _plain) -> Iterator[str]:
    """What came out otherwise, line by line: where the case expects something else, and why it came out so.

    Args:
        result: of the case.
        file: how the file of the case is called.
        paint: gives a text in a colour.
    """
    for problem in result.problems:
        yield str(replace(problem, place=replace(problem.place, file=file) if problem.place else None))
    for one in result.otherwise:
        difference = one.difference
        yield from excerpt(replace(result.located.place(*difference.path), file=file))
        yield f"  {paint(difference.sentence, 'red')}"
        yield from (f"    {line}" for line in one.why)
