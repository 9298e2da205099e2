"""Coverage: which rules of a pack, and which comparisons in them, its cases have seen true, false and unknown.

A rule is seen as it counts for the score: on what is known. It is seen unknown where an answer could still decide it,
as `Diagnosis.undetermined` has it. So a comparison with the score of a finding can be seen false and unknown at once.
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
_WIDEST = 58
TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)


class Part(NamedTuple):
    """A rule, or one comparison in it.

    Attributes:
        position: of the comparison, from left to right, from 0; None for the rule as a whole.
        condition: what is seen true, false or unknown.
    """

    rule: str
    position: int | None
    condition: Condition


class Goal(NamedTuple):
    """What a case should see: a part, and what it comes to."""

    part: Part
    truth: Truth

    def __str__(self) -> str:
        where = self.part.rule if self.part.position is None else f"`{self.part.condition}` in {self.part.rule}"
        return f"{where} is {self.truth.value}"


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a pack, and what its cases have seen of it.

    Attributes:
        seen: how many cases have seen it true, false and unknown.
        impossible: what no case can ever see; this is proven.
    """

    part: Part
    seen: Mapping[Truth, int]
    impossible: frozenset[Truth]

    @property
    def missing(self) -> tuple[Truth, ...]:
        """What no case has seen, though it is not known to be impossible."""
        return tuple(truth for truth in TRUTHS if not self.seen[truth] and truth not in self.impossible)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of a pack have seen of its rules, in the order of their ids.

    Attributes:
        goals: how many things there are to see, without those that are proven impossible.
        seen: how many of these were seen.
    """

    rows: tuple[Row, ...]

    @property
    def goals(self) -> int:
        return sum(len(TRUTHS) - len(row.impossible) for row in self.rows)

    @property
    def seen(self) -> int:
        return self.goals - len(self.missing)

    @property
    def percent(self) -> float:
        """From 0 to 100; 100 if there is nothing to see."""
        return 100 * self.seen / self.goals if self.goals else 100.0

    @property
    def missing(self) -> tuple[Goal, ...]:
        return tuple(Goal(row.part, truth) for row in self.rows for truth in row.missing)

    @property
    def incomplete(self) -> tuple[Row, ...]:
        """The rows on which something is missing, and those of the rules in whose comparisons it is."""
        rules = {row.part.rule for row in self.rows if row.missing}
        return tuple(row for row in self.rows if row.missing or (row.part.position is None and row.part.rule in rules))

    def __str__(self) -> str:
        rows = self.incomplete
        return "\n".join([*(table(rows, lambda text, _: text) if rows else ()), *sums(self)])


def coverage(subject: PackUnderTest) -> Coverage:
    """What the cases of a pack have seen of its own rules. Cases that do not fit the pack see nothing."""
    every = tuple(parts(subject))
    counts: dict[Part, dict[Truth, int]] = {part: dict.fromkeys(TRUTHS, 0) for part in every}
    for located in subject.cases:
        if not subject.misfits(located):
            for part, truth in seen(every, subject.state(subject.values(located))):
                counts[part][truth] += 1
    nothing = nothing_answered(subject.book)

    def never(part: Part) -> frozenset[Truth]:
        unseen = (truth for truth in TRUTHS if not counts[part][truth])
        return frozenset(truth for truth in unseen if impossible(subject.book, part.condition, truth, nothing))

    return Coverage(tuple(Row(part, counts[part], never(part)) for part in every))


def parts(subject: PackUnderTest) -> Iterator[Part]:
    """The rules of a pack, each followed by its comparisons, where it has more than one part."""
    for id, rule in subject.rules.items():
        yield Part(id, None, rule.when)
        if rule.when.inner:
            yield from (Part(id, position, atom) for position, atom in enumerate(rule.when.atoms))


def seen(every: tuple[Part, ...], state: State) -> Iterator[Goal]:
    """All that one case sees."""
    for part in every:
        known = evaluate(part.condition, state.known).truth
        yield Goal(part, known)
        if known is not Truth.UNKNOWN and evaluate(part.condition, state.possible).truth is Truth.UNKNOWN:
            yield Goal(part, Truth.UNKNOWN)


def table(rows: tuple[Row, ...], paint: Paint) -> Iterator[str]:
    """Rows as text, with how many cases have seen what."""
    width = min(_WIDEST, max(len(name) for name in (_HEADING, *map(_name, rows))))
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


def sums(coverage: Coverage) -> Iterator[str]:
    """How much is covered, in a line or two."""
    told = f"{coverage.seen} of {coverage.goals}; rules and their comparisons, each true, false and unknown"
    yield f"coverage: {percent_text(coverage.percent)} ({told})"
    never = sum(len(row.impossible) for row in coverage.rows)
    if never:
        yield f"  {never} can never be seen, which is proven; these do not count"


def percent_text(percent: float) -> str:
    """A percentage that is never rounded up to 100."""
    return f"{int(percent * 10) / 10:g} %"
