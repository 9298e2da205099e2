"""What came of testing a pack, as text for its author and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import Place, excerpt
from intimacy_kit.testing.checking import CaseResult
from intimacy_kit.testing.covering import TRUTHS, Coverage, Goal, Row
from intimacy_kit.testing.mutating import Mutation
from intimacy_kit.testing.subject import PackUnderTest
from intimacy_kit.testing.suggesting import Suggestions

Paint = Callable[[str, str], str]
"""Gives a text in a colour, or as it is."""

MOST_UNNOTICED = 20
_WIDEST = 58


@dataclass(frozen=True, slots=True)
class PackReport:
    """A pack, and all that was asked about it."""

    subject: PackUnderTest
    results: tuple[CaseResult, ...]
    coverage: Coverage
    suggestions: Suggestions | None = None
    mutation: Mutation | None = None

    @property
    def failed(self) -> int:
        return sum(not result.passed for result in self.results)


def listing(tested: PackReport, *, full: bool, paint: Paint) -> Iterator[str]:
    """Blocks of text: the cases that fail, what is not covered, what no case notices, and the sums of it.

    Args:
        tested: what is told.
        full: also what is covered, and all changes that are not noticed.
        paint: gives a text in `red`, `green`, `yellow` or `dim`.
    """
    for result in tested.results:
        if not result.passed:
            yield "\n".join(failure(result, paint)) + "\n"
    rows = tested.coverage.rows if full else _incomplete(tested.coverage)
    if rows:
        yield "\n".join(_table(rows, paint)) + "\n"
    if tested.mutation is not None:
        yield from _unnoticed(tested.subject, tested.mutation, full)
    yield "\n".join(_sums(tested, paint))


def failure(result: CaseResult, paint: Paint) -> Iterator[str]:
    """A case that failed: which, and why."""
    yield f"{paint('FAILED', 'red')} {result.located.case.id}: {result.located.case.title}"
    yield from told(result, result.located.document.file, paint)


def told(result: CaseResult, file: str, paint: Paint = lambda text, _: text) -> Iterator[str]:
    """What came out otherwise, line by line: where the case expects something else, and why it came out so.

    Args:
        result: of the case.
        file: how the file of the case is called.
        paint: as for `listing`.
    """
    for problem in result.problems:
        yield str(replace(problem, place=replace(problem.place, file=file) if problem.place else None))
    for one in result.otherwise:
        difference = one.difference
        yield from excerpt(replace(result.located.place(*difference.path), file=file))
        yield f"  {paint(difference.sentence, 'red')}"
        yield from (f"    {line}" for line in one.why)


def _incomplete(coverage: Coverage) -> tuple[Row, ...]:
    """The rows on which something is missing; a rule also if that is only in one of its comparisons."""
    rules = {row.part.rule for row in coverage.rows if row.missing}
    return tuple(row for row in coverage.rows if row.missing or (row.part.position is None and row.part.rule in rules))


def _table(rows: tuple[Row, ...], paint: Paint) -> Iterator[str]:
    width = min(_WIDEST, max(len(_name(row)) for row in rows))
    yield paint(f"{'how many cases have seen it':{width}}  {'true':>7} {'false':>7} {'unknown':>7}", "dim")
    for row in rows:
        cells = " ".join(_cell(row, truth, paint) for truth in TRUTHS)
        name = _name(row)
        yield f"{name if len(name) <= width else name[: width - 3] + '...':{width}}  {cells}"


def _cell(row: Row, truth: Truth, paint: Paint) -> str:
    if row.seen[truth]:
        return f"{row.seen[truth]:7}"
    return f"{'never':>7}" if truth in row.impossible else paint(f"{'-':>7}", "yellow")


def _name(row: Row) -> str:
    return row.part.rule if row.part.position is None else f"  {row.part.condition}"


def _unnoticed(subject: PackUnderTest, mutation: Mutation, full: bool) -> Iterator[str]:
    """The changes that no case notices, by the rule."""
    shown = mutation.unnoticed if full else mutation.unnoticed[:MOST_UNNOTICED]
    lines: list[str] = []
    last = ""
    for mutant in shown:
        if mutant.entry != last:
            lines.append(f"  {mutant.entry} ({subject.places[mutant.entry]})")
            last = mutant.entry
        lines.append(f"    {mutant}")
    if len(mutation.unnoticed) > len(shown):
        lines.append(f"  and {len(mutation.unnoticed) - len(shown)} more; --full lists all")
    if lines:
        yield "\n".join(["no case notices these changes:", *lines]) + "\n"


def _sums(tested: PackReport, paint: Paint) -> Iterator[str]:
    passed = len(tested.results) - tested.failed
    failed = paint(f", {tested.failed} failed", "red") if tested.failed else ""
    yield f"{tested.subject.name}: {_many(passed, 'case')} passed{failed}"
    covered = tested.coverage
    told = f"{covered.seen} of {covered.goals}; rules and their comparisons, each true, false and unknown"
    yield f"coverage: {percent_text(covered.percent)} ({told})"
    never = sum(len(row.impossible) for row in covered.rows)
    if never:
        yield f"  {never} can never be seen, which is proven; these do not count"
    if (mutation := tested.mutation) is not None:
        tried = f"{len(mutation.noticed)} of {mutation.tried} changes are noticed"
        left = f"; {mutation.possible} are possible" if mutation.possible > mutation.tried else ""
        yield f"mutation: {percent_text(mutation.percent)} ({tried}{left})"


def suggested(suggestions: Suggestions) -> str:
    """Suggestions as YAML; what no case was found for as comments."""
    never = [f"# not found: a case in which {goal_text(goal)}" for goal in suggestions.not_found]
    text = suggestions.to_yaml() + "".join(f"{line}\n" for line in never)
    return text or "# all that can be covered is covered\n"


def goal_text(goal: Goal) -> str:
    """What a case would have to see."""
    if goal.part.position is None:
        return f"{goal.part.rule} is {goal.truth.value}"
    return f"`{goal.part.condition}` in {goal.part.rule} is {goal.truth.value}"


def percent_text(percent: float) -> str:
    """A percentage that is never rounded up to 100."""
    return f"{int(percent * 10) / 10:g} %"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def as_data(tested: PackReport) -> dict[str, Any]:
    """All of it as plain data. It holds the observations of the cases where they explain a failure."""
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
        noticed = [(mutant, case) for mutant, case in mutation.noticed]
        data["mutation"] = {
            "percent": mutation.percent,
            "noticed": len(noticed),
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
                for mutant, case in [*noticed, *((mutant, None) for mutant in mutation.unnoticed)]
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
                "about": one.difference.about,
                "expected": one.difference.expected,
                "found": one.difference.found,
                "message": one.difference.sentence,
                "why": list(one.why),
                **_place_data(located.place(*one.difference.path)),
            }
            for one in result.otherwise
        ],
    }


def _place_data(place: Place | None) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column} if place else {}


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "rule": row.part.rule,
        "comparison": None if row.part.position is None else row.part.position + 1,
        "condition": str(row.part.condition),
        "seen": {truth.value: row.seen[truth] for truth in TRUTHS},
        "impossible": [truth.value for truth in TRUTHS if truth in row.impossible],
        "missing": [truth.value for truth in row.missing],
    }


def _goal_data(goal: Goal) -> dict[str, Any]:
    position = goal.part.position
    return {
        "rule": goal.part.rule,
        "comparison": None if position is None else position + 1,
        "truth": goal.truth.value,
    }
