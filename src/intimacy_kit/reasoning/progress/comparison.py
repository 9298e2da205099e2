"""Compare check-ins on the answers that both have.

A missing answer is not a change: so two check-ins are diagnosed anew on the questions that the same people answered in
both. What only one of them asked takes no part. Stored diagnoses without their knowledge base cannot be diagnosed anew:
their results are compared where they rest on the same questions, or where their intervals do not overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from intimacy_kit.errors import ObservationError
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.fields import bare
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.result import Record, Result, by_id
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.counterfactuals.slicing import signals_by_finding
from intimacy_kit.reasoning.diagnosing.record import results
from intimacy_kit.reasoning.progress.check_ins import CheckIn
from intimacy_kit.reasoning.runtime import Runtime

ONE_PERSON = ""
Results = Mapping[str, Result]
Question = tuple[str, str]
"""Who answered, and the signal; of one person who is empty."""
Because = Literal["not_asked_again", "rules_changed", "open"]
"""Why something is not compared."""


class Both(NamedTuple):
    """A finding, component or index in two check-ins, on the answers that both have."""

    then: Result
    now: Result


class Asked(NamedTuple):
    """What was answered in a check-in.

    Attributes:
        check_in: the check-in.
        runtime: its rules; None if they are not known, or do not fit its answers.
        results: its findings, components and indexes, by id.
        answered: its answered questions.
        relevant: for each result those that it depends on; empty if the rules are not known: then all may matter.
    """

    check_in: CheckIn
    runtime: Runtime | None
    results: Results
    answered: frozenset[Question]
    relevant: Mapping[str, frozenset[Question]]

    def about(self, id: str) -> frozenset[Question]:
        """Return the answered questions that a result depends on."""
        return self.relevant.get(id, self.answered)


Compare = Callable[[str, int, int], Both | Because]
"""Compares a result of two check-ins, given by their positions, earlier first."""


def asked_in(check_ins: Sequence[CheckIn]) -> list[Asked]:
    """Return what was answered in each check-in; one without rules takes them from another made with the same."""
    runtimes = {one.rules: one.runtime for one in check_ins if one.runtime is not None}
    signals = {
        (rules, of_two): _signals_by_result((runtime.couples if of_two else runtime).context.book)
        for rules, runtime in runtimes.items()
        for of_two in (False, True)
    }
    return [
        _asked(one, runtimes.get(one.rules), signals.get((one.rules, one.record.partners is not None), {}))
        for one in check_ins
    ]


def _asked(one: CheckIn, runtime: Runtime | None, signals: Mapping[str, frozenset[str]]) -> Asked:
    answered = frozenset((who, id) for who, values in answers(one.record).items() for id in values)
    relevant = {result: frozenset(each for each in answered if each[1] in read) for result, read in signals.items()}
    found = by_id(one.record.findings, one.record.components, one.record.indexes)
    if runtime is None or found.keys() != signals.keys() or not _fits(one.record, runtime):
        return Asked(one, None, found, answered, {})
    return Asked(one, runtime, found, answered, relevant)


def answers(record: Record) -> Mapping[str, Values]:
    """Return the answers by who gave them."""
    people = (ONE_PERSON,) if record.partners is None else PARTNERS
    return dict(zip(people, record.people, strict=True))


def _fits(record: Record, runtime: Runtime) -> bool:
    """Return whether stored answers are answers to these signals: a stored diagnosis is not trusted."""
    try:
        for given in record.people:
            runtime.intake.check(given)
    except ObservationError:
        return False
    return True


def _signals_by_result(book: RuleBook) -> dict[str, frozenset[str]]:
    behind = {id: frozenset(map(bare, names)) for id, names in signals_by_finding(book).items()}
    parts = {index.id: frozenset[str]().union(*(behind[part.of] for part in index.of)) for index in book.indexes}
    return {**behind, **parts}


def comparisons(asked: Sequence[Asked]) -> Compare:
    """Return what compares the results of two of these check-ins; each pair of check-ins is diagnosed once at most."""

    @cache
    def on_common_answers(one: int, other: int, rules: tuple[Runtime, Runtime]) -> tuple[Results, Results]:
        common = asked[one].answered & asked[other].answered
        return _diagnosed(asked[one], rules[0], common), _diagnosed(asked[other], rules[1], common)

    @cache
    def of_these(one: int, who: frozenset[str], rules: Runtime) -> Results:
        """The results of those who answered something both times: as few diagnoses as check-ins, not as pairs."""
        return _diagnosed(asked[one], rules, (question for question in asked[one].answered if question[0] in who))

    def compare(id: str, one: int, other: int) -> Both | Because:
        first, second = asked[one], asked[other]
        then, now = first.results[id], second.results[id]
        if _is_open(then, now):
            return "open"
        if first.check_in.rules != second.check_in.rules:
            return "rules_changed"
        alike = first.about(id) == second.about(id) != frozenset()
        if first.runtime is None or second.runtime is None:
            return Both(then, now) if alike or _apart(first, second, id) else "not_asked_again"
        if not first.about(id) & second.about(id):
            return "not_asked_again"
        if alike and _all_count(first, second):
            return Both(then, now)
        if alike:
            who = frozenset(who for who, _ in first.answered & second.answered)
            before, after = of_these(one, who, first.runtime), of_these(other, who, second.runtime)
        else:
            before, after = on_common_answers(one, other, (first.runtime, second.runtime))
        return "open" if _is_open(before[id], after[id]) else Both(before[id], after[id])

    return compare


def _is_open(*results: Result) -> bool:
    return any(isinstance(result, IndexValue) and result.open for result in results)


def _all_count(one: Asked, other: Asked) -> bool:
    """Return whether all whose results these are answered something both times: who did not does not count."""
    return {who for who, _ in one.answered & other.answered} == answers(one.check_in.record).keys()


def _apart(one: Asked, other: Asked, id: str) -> bool:
    """Return whether no answer that is missing could turn a change around: only if one person answered both times."""
    then, now = one.results[id], other.results[id]
    people = {who for who, _ in one.answered | other.answered}
    return people == {ONE_PERSON} and (then.high < now.low or now.high < then.low)


def _diagnosed(asked: Asked, runtime: Runtime, common: Iterable[Question]) -> Results:
    """Return the results of a check-in on some of its answers.

    A partner who gave none of these does not count.
    """
    given = answers(asked.check_in.record)
    kept: dict[str, dict[str, Value]] = {who: {} for who in given}
    for who, id in common:
        kept[who][id] = given[who][id]
    people = tuple(filter(None, kept.values())) or tuple(kept.values())
    case = Case(people)
    return results(runtime.of(case).context, runtime.run(case))
