"""Format the results of testing a pack, as text for its author and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from intimacy_kit.errors import Place
from intimacy_kit.testing.coverage import TRUTHS, Coverage, Goal, Part, Row, percent_text, summary, table
from intimacy_kit.testing.mutation.mutation import Mutation
from intimacy_kit.testing.runner import CaseResult, Paint, failure
from intimacy_kit.testing.subject import PackUnderTest
from intimacy_kit.testing.suggestions import Suggestions

MAX_SURVIVED = 20
"""Maximum surviving mutants in a text, unless all are requested; beyond it the rest is counted."""


@dataclass(frozen=True, slots=True)
class PackReport:
    """A pack with the results of its tests.

    Attributes:
        suggestions: None if none were requested.
        mutation: None if it was not requested.
    """

    subject: PackUnderTest
    results: tuple[CaseResult, ...]
    coverage: Coverage
    suggestions: Suggestions | None = None
    mutation: Mutation | None = None

    @property
    def failed(self) -> int:
        return sum(not result.passed for result in self.results)


def text_report(tested: PackReport, *, full: bool, paint: Paint) -> Iterator[str]:
    """Return blocks of text: failing cases, missing coverage, surviving mutants, and a summary.

    Args:
        tested: the results.
        full: also what is covered, and all surviving mutants.
        paint: returns a text in `red`, `green`, `yellow` or `dim`.
    """
    for result in tested.results:
        if not result.passed:
            yield "\n".join(failure(result, paint)) + "\n"
    rows = tested.coverage.rows if full else tested.coverage.incomplete
    if rows:
        yield "\n".join(table(rows, paint)) + "\n"
    yield from _unreached(tested)
    if tested.mutation is not None:
        yield from _surviving(tested.subject, tested.mutation, full)
    yield "\n".join(_summary(tested, paint))


def _unreached(tested: PackReport) -> Iterator[str]:
    """Return the steps that count in no case."""
    lines = [
        f"  {part}: `{part.condition}` ({tested.subject.step_place(part.rule, part.step or 0)})"
        for part in tested.coverage.unreached
    ]
    if lines:
        yield "\n".join(["no case reaches these steps:", *lines]) + "\n"


def _surviving(subject: PackUnderTest, mutation: Mutation, full: bool) -> Iterator[str]:
    """Return the surviving mutants by rule."""
    shown = mutation.survived if full else mutation.survived[:MAX_SURVIVED]
    lines: list[str] = []
    last = ""
    for mutant in shown:
        if mutant.entry != last:
            lines.append(f"  {mutant.entry} ({subject.places[mutant.entry]})")
            last = mutant.entry
        lines.append(f"    {mutant}")
    if len(mutation.survived) > len(shown):
        lines.append(f"  and {len(mutation.survived) - len(shown)} more; --full lists all")
    if lines:
        yield "\n".join(["no case notices these changes:", *lines]) + "\n"


def _summary(tested: PackReport, paint: Paint) -> Iterator[str]:
    passed = len(tested.results) - tested.failed
    failed = paint(f", {tested.failed} failed", "red") if tested.failed else ""
    yield f"{tested.subject.name}: {_many(passed, 'case')} passed{failed}"
    yield from summary(tested.coverage)
    if (mutation := tested.mutation) is not None:
        tried = f"{len(mutation.killed)} of {mutation.tried} changes are noticed"
        left = f"; {mutation.possible} are possible" if mutation.possible > mutation.tried else ""
        yield f"mutation: {percent_text(mutation.percent)} ({tried}{left})"


def suggested(suggestions: Suggestions) -> str:
    """Return suggestions as YAML, with comments for goals without a case."""
    never = [f"# not found: a case in which {goal}" for goal in suggestions.not_found]
    text = suggestions.to_yaml() + "".join(f"{line}\n" for line in never)
    return text or "# all that can be covered is covered\n"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def as_data(tested: PackReport) -> dict[str, Any]:
    """Return all results as plain data, with observations of cases where they explain a failure."""
    data: dict[str, Any] = {
        "pack": tested.subject.name,
        "cases": [_case_data(result) for result in tested.results],
        "coverage": {
            "percent": tested.coverage.percent,
            "seen": tested.coverage.seen,
            "goals": tested.coverage.goals,
            "parts": [_row_data(row) for row in tested.coverage.rows],
        },
    }
    if (suggestions := tested.suggestions) is not None:
        data["suggestions"] = [
            {
                "id": one.id,
                "title": one.title,
                "observations": dict(one.answers),
                "expect_to_be_confirmed": one.expect.model_dump(mode="json", exclude_none=True),
                "covers": [_goal_data(goal) for goal in one.goals],
            }
            for one in suggestions.cases
        ]
        data["not_found"] = [_goal_data(goal) for goal in suggestions.not_found]
    if (mutation := tested.mutation) is not None:
        killed = [(mutant, case) for mutant, case in mutation.killed]
        data["mutation"] = {
            "percent": mutation.percent,
            "noticed": len(killed),
            "tried": mutation.tried,
            "possible": mutation.possible,
            "changes": [
                {
                    "kind": mutant.kind,
                    "entry": mutant.entry,
                    "before": mutant.before,
                    "after": mutant.after,
                    "case": case,
                }
                for mutant, case in [*killed, *((mutant, None) for mutant in mutation.survived)]
            ],
        }
    return data


def _case_data(result: CaseResult) -> dict[str, Any]:
    located = result.located
    return {
        "id": located.case.id,
        "title": located.case.title,
        **_place_data(located.place("id")),
        "passed": result.passed,
        "problems": [
            {"code": problem.code, "message": problem.message, "help": problem.help, **_place_data(problem.place)}
            for problem in result.problems
        ],
        "differences": [
            {
                "about": one.deviation.about,
                "expected": one.deviation.expected,
                "found": one.deviation.found,
                "message": one.deviation.sentence,
                "why": list(one.reasons),
                **_place_data(located.place(*one.deviation.path)),
            }
            for one in result.mismatches
        ],
    }


def _place_data(place: Place | None) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column} if place else {}


def _row_data(row: Row) -> dict[str, Any]:
    counted = {} if row.counted is None else {"counted": row.counted, "never_counts": row.never_counts}
    return {
        **_part_data(row.part),
        "condition": str(row.part.condition),
        "seen": {truth.value: row.seen[truth] for truth in TRUTHS},
        "impossible": [truth.value for truth in TRUTHS if truth in row.impossible],
        **counted,
        "missing": [_sight(goal) for goal in row.missing],
    }


def _goal_data(goal: Goal) -> dict[str, Any]:
    return {**_part_data(goal.part), "truth": _sight(goal)}


def _part_data(part: Part) -> dict[str, Any]:
    """Return the rule, and the numbers of the step and the comparison, from 1."""
    return {
        "rule": part.rule,
        "step": None if part.step is None else part.step + 1,
        "comparison": None if part.position is None else part.position + 1,
    }


def _sight(goal: Goal) -> str:
    return "counts" if goal.counts else goal.truth.value
