"""Measure coverage: which rules, steps and comparisons are true, false and unknown in some case of a pack.

What a context leaves out is not seen by its cases; what holds in some contexts only is seen by theirs alone.

True and false are those of what is known, as for the score. Unknown is what an answer could still decide, as for
`Diagnosis.undetermined`. So one case can cover a comparison with the score of a finding as false and as unknown. A step
counts where it is true and none that comes before it in its group is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from intimacy_kit.engines.interpret import Facts, State, evaluate
from intimacy_kit.engines.truth import Fact, Truth
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import without_partner
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.testing.answers import of_two
from intimacy_kit.testing.case_search.reachability import impossible, never_first, nothing_answered
from intimacy_kit.testing.cases import Chosen
from intimacy_kit.testing.runner import Paint
from intimacy_kit.testing.subject import PackUnderTest

_HEADING = "how many cases have seen it"
_MAX_WIDTH = 58
TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)


class Part(NamedTuple):
    """A rule, one of its several steps, a condition of a strategy or practice, or one comparison in these.

    Attributes:
        rule: the id of the rule, strategy or practice.
        position: of the comparison in its rule or step, from left to right, from 0; None for a rule or step as a whole.
        condition: of the rule or step, or the comparison.
        step: the position of the step, from 0; None for a rule as a whole, and in a rule of one step.
        earlier: of a step, the conditions of those that count before it where they are true.
        key: of a condition of a strategy or practice, such as `suits`; None for rules.
        alone: of a rule with several steps, the condition for one person, without the steps that read the other
            partner's answers; None if that is the same, or if it has no other steps.
    """

    rule: str
    position: int | None
    condition: Condition
    step: int | None = None
    earlier: tuple[Condition, ...] = ()
    key: str | None = None
    alone: Condition | None = None

    def __str__(self) -> str:
        where = self.rule if self.key is None else f"{self.key} of {self.rule}"
        where = where if self.step is None else f"step {self.step + 1} of {where}"
        return where if self.position is None else f"`{self.condition}` in {where}"

    @property
    def is_step(self) -> bool:
        """Whether it is one of several steps, or a rule of one step that others of its facet can cover."""
        return self.position is None and (self.step is not None or bool(self.earlier))

    @property
    def of_one(self) -> Part | None:
        """What it is in a case of one person; None if it is not there."""
        if self.alone is None and self.condition.reads_partner:
            return None
        earlier = tuple(each for each in self.earlier if not each.reads_partner)
        return self._replace(condition=self.condition if self.alone is None else self.alone, earlier=earlier)

    def counts(self, known: Facts) -> bool:
        """Return whether it is true in a case, and none of the earlier ones is."""
        return _is_true(self.condition, known) and not any(_is_true(each, known) for each in self.earlier)


class Goal(NamedTuple):
    """A coverage goal: a part that is to have a truth value in some case.

    Attributes:
        counts: whether it is also to be the step that counts, though others could count in its place.
    """

    part: Part
    truth: Truth
    counts: bool = False

    def __str__(self) -> str:
        return f"{self.part} counts" if self.counts else f"{self.part} is {self.truth.value}"


@dataclass(frozen=True, slots=True)
class Row:
    """The coverage of one part.

    Attributes:
        seen: number of cases by truth value.
        impossible: truth values that are proved to be impossible.
        counted: number of cases in which it counts; None for what is no step.
        never_counts: whether it is proved that it counts in no case.
    """

    part: Part
    seen: Mapping[Truth, int]
    impossible: frozenset[Truth]
    counted: int | None = None
    never_counts: bool = False

    @property
    def goals(self) -> int:
        """The number of its goals, without those that are proved to be impossible."""
        return len(TRUTHS) - len(self.impossible) + (bool(self.part.earlier) and not self.never_counts)

    @property
    def missing(self) -> tuple[Goal, ...]:
        """What no case has seen, and what is not proved to be impossible."""
        truths = (truth for truth in TRUTHS if not self.seen[truth] and truth not in self.impossible)
        goals = tuple(Goal(self.part, truth) for truth in truths)
        uncounted = self.part.earlier and not self.counted and not self.never_counts
        return (*goals, Goal(self.part, Truth.TRUE, counts=True)) if uncounted else goals

    @property
    def is_unreached(self) -> bool:
        """Whether it is a step that counts in no case, though it could."""
        return self.part.is_step and any(goal.truth is Truth.TRUE for goal in self.missing)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a pack by its cases.

    Attributes:
        rows: the rules, ascending by id, each followed by its steps, if it has several, and their comparisons.
    """

    rows: tuple[Row, ...]

    @property
    def goals(self) -> int:
        """The number of goals, without those that are proved to be impossible."""
        return sum(row.goals for row in self.rows)

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
        return tuple(goal for row in self.rows for goal in row.missing)

    @property
    def unreached(self) -> tuple[Part, ...]:
        """The steps that count in no case, though they could."""
        return tuple(row.part for row in self.rows if row.is_unreached)

    @property
    def incomplete(self) -> tuple[Row, ...]:
        """The rows with missing goals, and those of the rules and steps that have comparisons with missing goals."""
        above = {
            (row.part.rule, row.part.key, step) for row in self.rows if row.missing for step in (None, row.part.step)
        }
        return tuple(
            row
            for row in self.rows
            if row.missing or (row.part.position is None and (row.part.rule, row.part.key, row.part.step) in above)
        )

    def __str__(self) -> str:
        rows = self.incomplete
        return "\n".join([*(table(rows, lambda text, _: text) if rows else ()), *summary(self)])


def coverage(subject: PackUnderTest) -> Coverage:
    """Return the coverage of the own rules of a pack. Cases that do not fit the pack cover nothing."""
    fitting = [located for located in subject.cases if not subject.case_problems(located)]
    cases: dict[Chosen, list[_Facts]] = {}
    for located in fitting:
        chosen = located.case.chosen
        cases.setdefault(chosen, []).append(_Facts.of(subject, subject.values(located), chosen))

    @cache
    def nothing(chosen: Chosen) -> State:
        return nothing_answered(subject.within(chosen).book)

    def row(part: Part) -> Row:
        counts: Counter[tuple[Truth, bool]] = Counter()
        for chosen, facts in cases.items():
            if (there := part_within(subject, part, chosen)) is not None:
                counts += _counted(there, facts)
        home = subject.home(part.rule)
        book, unanswered = subject.within(home).book, nothing(home)
        by_truth = {truth: counts[truth, False] for truth in TRUTHS}
        unseen = (truth for truth in TRUTHS if not by_truth[truth])
        never = frozenset(truth for truth in unseen if impossible(book, part.condition, truth, unanswered))
        if not part.is_step:
            return Row(part, by_truth, never)
        counted = counts[Truth.TRUE, True]
        uncounted = not counted and never_first(book, part.condition, part.earlier, unanswered)
        return Row(part, by_truth, never, counted, uncounted)

    return Coverage(tuple(map(row, parts(subject))))


class _Facts(NamedTuple):
    """All that parts can read in one case."""

    known: Mapping[str, Fact]
    possible: Mapping[str, Fact]
    of_two: bool

    @classmethod
    def of(cls, subject: PackUnderTest, values: Values, chosen: Chosen) -> _Facts:
        state = subject.state(values, chosen)
        return cls({**values, **state.scores}, {**values, **state.intervals}, of_two(values))


def _counted(part: Part, cases: Iterable[_Facts]) -> Counter[tuple[Truth, bool]]:
    """Return in how many cases a part has each truth value, and in how many it is the step that counts.

    Many cases are alike in what a part reads: it is evaluated once for each combination of that.
    """
    names = sorted({name for each in (part.condition, *part.earlier) for name in each.names})
    alike = Counter(
        (tuple(map(known.get, names)), tuple(map(possible.get, names)), two) for known, possible, two in cases
    )
    counts: Counter[tuple[Truth, bool]] = Counter()
    for (known, possible, two), many in alike.items():
        read = dict(zip(names, known, strict=True)), dict(zip(names, possible, strict=True))
        for goal in _goals(part, part if two else part.of_one, read[0].get, read[1].get):
            counts[goal.truth, goal.counts] += many
    return counts


def parts(subject: PackUnderTest) -> Iterator[Part]:
    """Return the rules of a pack, each followed by its steps and comparisons, if it has more than one.

    After them come the conditions of its strategies and practices.
    """
    for id, rule in subject.rules.items():
        if isinstance(rule, SafetyRule):
            yield from _with_comparisons(Part(id, None, rule.when))
            continue
        steps = [
            Part(id, None, step.when, number, subject.earlier(rule, number)) for number, step in enumerate(rule.steps)
        ]
        if len(steps) == 1:
            yield from _with_comparisons(steps[0]._replace(step=None))
            continue
        yield _of_whole(rule)
        compared: set[Condition] = set()  # those of the condition of all steps are in each
        for part in steps:
            yield from (each for each in _with_comparisons(part) if each is part or each.condition not in compared)
            compared.update(part.condition.atoms)
    for id, conditions in subject.conditions.items():
        for key, condition in conditions:
            yield from _with_comparisons(Part(id, None, condition, key=key))


def part_within(subject: PackUnderTest, part: Part, chosen: Chosen) -> Part | None:
    """Return what a part is in a context; None if it is not there."""
    there = subject.within(chosen)
    if not there.removed:
        return part
    if part.key is not None:
        whole = there.condition(part.rule, dict(subject.conditions[part.rule])[part.key])
        if whole is None or part.position is None:
            return None if whole is None else part._replace(condition=whole)
        return part if part.condition in whole.atoms else None
    declared = subject.rules[part.rule]
    if isinstance(declared, SafetyRule):  # no context leaves out what these read
        return part
    rule, number = there.rule(declared), part.step or 0
    if rule is None or (part.step is None and len(declared.steps) > 1):
        return None if rule is None else _of_whole(rule)._replace(rule=part.rule)
    if declared.steps[number] not in rule.steps:
        return None
    return part if part.position is not None else part._replace(earlier=there.earlier(declared, number))


def _of_whole(rule: Rule) -> Part:
    """Return a rule with several steps as one part."""
    of_one = without_partner(rule)
    return Part(rule.id, None, rule.when, alone=of_one.when if of_one is not None and rule.reads_partner else None)


def _with_comparisons(part: Part) -> Iterator[Part]:
    """Return a rule or step, followed by its comparisons if it is more than one comparison."""
    yield part
    if part.condition.inner:
        for position, atom in enumerate(part.condition.atoms):
            yield Part(part.rule, position, atom, part.step, key=part.key)


def seen(every: Mapping[Part, Part], state: State, *, of_two: bool) -> Iterator[Goal]:
    """Return the goals that one case covers.

    Args:
        every: the parts, each with what it is in the context of the case.
        state: of the case.
        of_two: whether it is of a partner of a couple. Else what reads the other partner's answers is not there, and
            covered as unknown alone.
    """
    for part, there in every.items():
        yield from _goals(part, there if of_two else there.of_one, state.known, state.possible)


def _goals(part: Part, there: Part | None, known: Facts, possible: Facts) -> Iterator[Goal]:
    """Return the goals of a part that a case covers, from what the part is in this case."""
    if there is None:
        yield Goal(part, Truth.UNKNOWN)
        return
    truth = evaluate(there.condition, known).truth
    yield Goal(part, truth)
    if truth is not Truth.UNKNOWN and evaluate(there.condition, possible).truth is Truth.UNKNOWN:
        yield Goal(part, Truth.UNKNOWN)
    if part.is_step and there.counts(known):
        yield Goal(part, Truth.TRUE, counts=True)


def _is_true(condition: Condition, known: Facts) -> bool:
    return evaluate(condition, known).truth is Truth.TRUE


def table(rows: tuple[Row, ...], paint: Paint) -> Iterator[str]:
    """Return a table of the rows, with the number of cases by truth value, and of steps those in which they count."""
    width = min(_MAX_WIDTH, max(len(name) for name in (_HEADING, *map(_name, rows))))
    with_steps = any(row.counted is not None for row in rows)
    counts = f" {'counts':>7}" if with_steps else ""
    yield paint(f"{_HEADING:{width}}  {'true':>7} {'false':>7} {'unknown':>7}{counts}", "dim")
    for row in rows:
        cells = [_cell(row.seen[truth], truth in row.impossible, paint) for truth in TRUTHS]
        cells += [] if row.counted is None else [_cell(row.counted, row.never_counts, paint)]
        name = _name(row)
        yield f"{name if len(name) <= width else name[: width - 3] + '...':{width}}  {' '.join(cells)}"


def _cell(number: int, never: bool, paint: Paint) -> str:
    if number:
        return f"{number:7}"
    return f"{'never':>7}" if never else paint(f"{'-':>7}", "yellow")


def _name(row: Row) -> str:
    rule, position, condition, step, key = (
        row.part.rule,
        row.part.position,
        row.part.condition,
        row.part.step,
        row.part.key,
    )
    if position is not None:
        return f"{'  ' if step is None else '    '}{condition}"
    rule = rule if key is None else f"{rule}: {key}"
    return rule if step is None else f"  step {step + 1}: {condition}"


def summary(coverage: Coverage) -> Iterator[str]:
    """Return a summary in one line, or two if there are impossible goals."""
    what = "rules and their comparisons, each true, false and unknown"
    if any(row.part.earlier for row in coverage.rows):
        what = "rules, steps and comparisons, each true, false and unknown, and each step counted"
    yield f"coverage: {percent_text(coverage.percent)} ({coverage.seen} of {coverage.goals}; {what})"
    never = sum(len(row.impossible) + row.never_counts for row in coverage.rows)
    if never:
        yield f"  {never} can never be seen, which is proven; these do not count"


def percent_text(percent: float) -> str:
    """Return a percentage with one decimal, rounded down, so that 100 means all."""
    return f"{int(percent * 10) / 10:g} %"
