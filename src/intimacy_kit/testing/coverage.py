"""Measure coverage: which rules, and comparisons in them, are true, false and unknown in some case of a pack.

True and false are those of what is known, as for the score. Unknown is what an answer could still decide, as for
`Diagnosis.undetermined`. So one case can cover a comparison with the score of a finding as false and as unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.engines.interpret import State, evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Condition
from intimacy_kit.testing.case_search.reachability import impossible, nothing_answered
from intimacy_kit.testing.runner import Paint
from intimacy_kit.testing.subject import PackUnderTest

_HEADING = "how many cases have seen it"
_MAX_WIDTH = 58
TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)


class Part(NamedTuple):
    """A rule, or one comparison in it.

    Attributes:
        position: of the comparison, from left to right, from 0; None for the rule as a whole.
        condition: of the rule, or the comparison.
    """

    rule: str
    position: int | None
    condition: Condition


class Goal(NamedTuple):
    """A coverage goal: a part that is to have a truth value in some case."""

    part: Part
    truth: Truth

    def __str__(self) -> str:
        where = self.part.rule if self.part.position is None else f"`{self.part.condition}` in {self.part.rule}"
        return f"{where} is {self.truth.value}"


@dataclass(frozen=True, slots=True)
class Row:
    """The coverage of one part.

    Attributes:
        seen: number of cases by truth value.
        impossible: truth values that are proved to be impossible.
    """

    part: Part
    seen: Mapping[Truth, int]
    impossible: frozenset[Truth]

    @property
    def missing(self) -> tuple[Truth, ...]:
        """The truth values that no case has, and that are not proved to be impossible."""
        return tuple(truth for truth in TRUTHS if not self.seen[truth] and truth not in self.impossible)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a pack by its cases.

    Attributes:
        rows: the rules, ascending by id, each followed by its comparisons.
    """

    rows: tuple[Row, ...]

    @property
    def goals(self) -> int:
        """The number of goals, without those that are proved to be impossible."""
        return sum(len(TRUTHS) - len(row.impossible) for row in self.rows)

    @property
    def seen(self) -> int:
        """The number of covered goals."""
        return self.goals - len(self.missing)

    @property
    def percent(self) -> float:
        """Covered goals, from 0 to 100; 100 if there are no goals."""
        return 100 * self.seen / self.goals if self.goals else 100.0

    @property
    def missing(self) -> tuple[Goal, ...]:
        return tuple(Goal(row.part, truth) for row in self.rows for truth in row.missing)

    @property
    def incomplete(self) -> tuple[Row, ...]:
        """The rows with missing goals, and the rows of the rules that have comparisons with missing goals."""
        rules = {row.part.rule for row in self.rows if row.missing}
        return tuple(row for row in self.rows if row.missing or (row.part.position is None and row.part.rule in rules))

    def __str__(self) -> str:
        rows = self.incomplete
        return "\n".join([*(table(rows, lambda text, _: text) if rows else ()), *summary(self)])


def coverage(subject: PackUnderTest) -> Coverage:
    """Return the coverage of the own rules of a pack. Cases that do not fit the pack cover nothing."""
    every = tuple(parts(subject))
    counts: dict[Part, dict[Truth, int]] = {part: dict.fromkeys(TRUTHS, 0) for part in every}
    for located in subject.cases:
        if not subject.case_problems(located):
            for part, truth in seen(every, subject.state(subject.values(located))):
                counts[part][truth] += 1
    nothing = nothing_answered(subject.book)

    def never(part: Part) -> frozenset[Truth]:
        unseen = (truth for truth in TRUTHS if not counts[part][truth])
        return frozenset(truth for truth in unseen if impossible(subject.book, part.condition, truth, nothing))

    return Coverage(tuple(Row(part, counts[part], never(part)) for part in every))


def parts(subject: PackUnderTest) -> Iterator[Part]:
    """Return the rules of a pack, each followed by its comparisons if it is more than one comparison."""
    for id, rule in subject.rules.items():
        yield Part(id, None, rule.when)
        if rule.when.inner:
            yield from (Part(id, position, atom) for position, atom in enumerate(rule.when.atoms))


def seen(every: tuple[Part, ...], state: State) -> Iterator[Goal]:
    """Return the goals that one case covers."""
    for part in every:
        known = evaluate(part.condition, state.known).truth
        yield Goal(part, known)
        if known is not Truth.UNKNOWN and evaluate(part.condition, state.possible).truth is Truth.UNKNOWN:
            yield Goal(part, Truth.UNKNOWN)


def table(rows: tuple[Row, ...], paint: Paint) -> Iterator[str]:
    """Return a table of the rows, with the number of cases by truth value."""
    width = min(_MAX_WIDTH, max(len(name) for name in (_HEADING, *map(_name, rows))))
    yield paint(f"{_HEADING:{width}}  {'true':>7} {'false':>7} {'unknown':>7}", "dim")
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


def summary(coverage: Coverage) -> Iterator[str]:
    """Return a summary in one line, or two if there are impossible goals."""
    counts = f"{coverage.seen} of {coverage.goals}; rules and their comparisons, each true, false and unknown"
    yield f"coverage: {percent_text(coverage.percent)} ({counts})"
    never = sum(len(row.impossible) for row in coverage.rows)
    if never:
        yield f"  {never} can never be seen, which is proven; these do not count"


def percent_text(percent: float) -> str:
    """Return a percentage with one decimal, rounded down, so that 100 means all."""
    return f"{int(percent * 10) / 10:g} %"
