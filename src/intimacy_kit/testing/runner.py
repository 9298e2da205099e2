"""Run the cases of a pack.

for result in run_cases(pack_under_test("my_pack")):
    print(result)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from intimacy_kit.errors import Problem, excerpt
from intimacy_kit.testing.answers import diagnosed
from intimacy_kit.testing.cases import Deviation, LocatedCase, deviations
from intimacy_kit.testing.failure_reasons import failure_reasons
from intimacy_kit.testing.subject import PackUnderTest

Paint = Callable[[str, str], str]
"""Returns a text in a colour (`red`, `green`, `yellow`, `dim`), or unchanged."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A deviation from the expected result, with its reasons as lines of text."""

    deviation: Deviation
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The result of one case.

    Attributes:
        problems: names and values in the case that do not fit the packs; if there are any, it was not run.
        mismatches: deviations from the expected result.
    """

    located: LocatedCase
    problems: tuple[Problem, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.problems and not self.mismatches

    def __str__(self) -> str:
        if self.passed:
            return f"passed {self.located.case.id}: {self.located.case.title}"
        return "\n".join(failure(self, _plain))


def run_cases(subject: PackUnderTest) -> tuple[CaseResult, ...]:
    """Run all cases of a pack, ascending by id."""
    return tuple(run_case(subject, located) for located in subject.cases)


def run_case(subject: PackUnderTest, located: LocatedCase) -> CaseResult:
    """Run one case."""
    if problems := subject.case_problems(located):
        return CaseResult(located, tuple(problems))
    knowledge = subject.within(located.case.chosen).knowledge
    diagnosis = diagnosed(knowledge, subject.values(located))
    found = deviations(diagnosis, located.case.expect)
    return CaseResult(located, (), tuple(Mismatch(one, failure_reasons(diagnosis, knowledge, one)) for one in found))


def _plain(text: str, _: str) -> str:
    return text


def failure(result: CaseResult, paint: Paint) -> Iterator[str]:
    """Return the lines about a failed case: its name, and the reasons."""
    yield f"{paint('FAILED', 'red')} {result.located.case.id}: {result.located.case.title}"
    yield from failure_lines(result, result.located.document.file, paint)


def failure_lines(result: CaseResult, file: str, paint: Paint = _plain) -> Iterator[str]:
    """Return the problems and mismatches of a case line by line, each with its place and reasons.

    Args:
        result: of the case.
        file: name of the file to show in places.
        paint: colours a text.
    """
    for problem in result.problems:
        yield str(replace(problem, place=replace(problem.place, file=file) if problem.place else None))
    for one in result.mismatches:
        deviation = one.deviation
        yield from excerpt(replace(result.located.place(*deviation.path), file=file))
        yield f"  {paint(deviation.sentence, 'red')}"
        yield from (f"    {line}" for line in one.reasons)
