"""Search the smallest changes of one person, or of two partners, after which a finding is below a threshold.

A finding of two partners is below it where that of each of them is. So each partner's own changes are searched by
themselves and put together. Where what one of them changes also counts for the other, each combination is tried for
both, and there may be other ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from math import fsum
from typing import NamedTuple

from intimacy_kit.engines.interpret import run
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case, with_changes
from intimacy_kit.reasoning.counterfactuals.actions import Action, actions
from intimacy_kit.reasoning.counterfactuals.search import BranchAndBound, ChangeSet, SearchResult
from intimacy_kit.reasoning.counterfactuals.slicing import answered_slice

MAX_ALTERNATIVES = 3
Changes = Mapping[tuple[int, str], Action]
"""Changed answers, by the place of the person who gave them and the signal."""


class SmallestChanges(NamedTuple):
    """What was found.

    Attributes:
        alternatives: fewest changes first, then the smallest total change, then by whose and what they are.
        searched: all sets of up to this many changes were considered.
        complete: whether nothing is missing.
        infeasible: whether it is proven that no set is enough.
        certain: the rules that no change makes false, of those for whom no set is enough.
    """

    alternatives: tuple[Changes, ...]
    searched: int
    complete: bool
    infeasible: bool
    certain: frozenset[str]


class _Own(NamedTuple):
    """What was found for one person by themselves."""

    result: SearchResult
    certain: frozenset[str]
    ids: frozenset[str]


def smallest_changes(rules: RuleBook, book: RuleBook, case: Case, threshold: float) -> SmallestChanges:
    """Return the smallest changes after which the score of the last finding is below a threshold.

    Args:
        rules: all rules for the people of the case, including those of safety.
        book: the slice of these for the finding.
        case: the case.
        threshold: over 0.
    """
    counted = case.counted(book)
    own = [_search(rules, book, values, threshold) for values in counted]
    certain = frozenset[str]().union(*(one.certain for one in own if one.result.infeasible))
    if not case.of_two:
        result = own[0].result
        alone = tuple({(0, id): action for id, action in some.actions.items()} for some in result.found)
        return SmallestChanges(alone, result.searched, result.complete, result.infeasible, certain)
    together = _affects_other(book, case, counted, own)
    found = _combined(case, [one.result.found for one in own])
    if together:
        found = [less for some in found for less in _enough(book, case, some, threshold)]
    by_answers = {tuple(sorted(some)): some for some in sorted(found, key=_order, reverse=True)}
    distinct = sorted(by_answers.values(), key=_order)
    fewest = len(distinct[0]) if distinct else 0
    needed = sum(min([one.result.searched + 1, *(len(some.actions) for some in one.result.found[:1])]) for one in own)
    return SmallestChanges(
        tuple(some for some in distinct if len(some) <= fewest + 1)[:MAX_ALTERNATIVES],
        0 if together else max(0, needed - 1),
        all(one.result.complete for one in own) and not together,
        any(one.result.infeasible for one in own) and not together,
        certain,
    )


def changed(case: Case, changes: Changes) -> Case:
    """Return a case with changed answers."""
    people = enumerate(case.people)
    return Case(
        tuple(
            with_changes(own, {id: action.value for (whose, id), action in changes.items() if whose == person})
            for person, own in people
        )
    )


def total(changes: Changes) -> float:
    """Return the total change."""
    return fsum(action.change for action in changes.values())


def _search(rules: RuleBook, book: RuleBook, values: Values, threshold: float) -> _Own:
    if run(book, values).scores[-1] < threshold:
        nothing = SearchResult((ChangeSet({}, 0.0),), 0, complete=True, infeasible=False)
        return _Own(nothing, frozenset(), frozenset())
    known = answered_slice(book, values)
    possible = actions(rules, known, values)
    search = BranchAndBound(known, values, possible, threshold, MAX_ALTERNATIVES)
    return _Own(search.solve(), frozenset(search.certain), frozenset(possible))


def _affects_other(book: RuleBook, case: Case, counted: Sequence[Values], own: Sequence[_Own]) -> bool:
    """Return whether changes of one partner can count for the other, too."""
    reads = any(rule.reads_partner for finding in book.findings for rule in finding.rules)
    pairs = zip(case.people, counted, own, strict=True)
    taken_over = {id for given, values, _ in pairs for id in values if id not in given}
    return reads or any(taken_over & one.ids for one in own)


def _combined(case: Case, found: Sequence[Sequence[ChangeSet]]) -> list[Changes]:
    """Return each set of changes for one partner together with each for the other."""
    return [changes for sets in product(*found) for changes in _put_together(case, sets)]


def _put_together(case: Case, sets: Sequence[ChangeSet]) -> Iterator[Changes]:
    """Yield the changes of two partners by who gave the answers; nothing if they contradict each other."""
    put: dict[tuple[int, str], Action] = {}
    for person, some in enumerate(sets):
        for id, action in some.actions.items():
            giver = person if id in case.people[person] else 1 - person
            if put.setdefault((giver, id), action) != action:
                return
    yield put


def _enough(book: RuleBook, case: Case, changes: Changes, threshold: float) -> Iterator[Changes]:
    """Yield the changes without those that are not needed, the largest first; nothing if all are not enough."""
    if not _is_enough(book, case, changes, threshold):
        return
    kept = dict(changes)
    for key in sorted(changes, key=lambda key: (-changes[key].change, key)):
        less = {other: action for other, action in kept.items() if other != key}
        if _is_enough(book, case, less, threshold):
            kept = less
    yield kept


def _is_enough(book: RuleBook, case: Case, changes: Changes, threshold: float) -> bool:
    return changed(case, changes).run(book, partial(run, book)).whole.scores[-1] < threshold


def _order(changes: Changes) -> tuple[int, float, list[tuple[int, str]]]:
    return len(changes), total(changes), sorted(changes)
