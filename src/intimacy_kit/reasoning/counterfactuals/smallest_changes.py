"""Search the smallest changes of one person, or of two partners, after which a goal is reached.

Each partner's own changes are searched by themselves and put together. Where that is not all there is, as where what
one of them changes also counts for the other, each combination is tried for both, and there may be other ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from math import fsum
from typing import NamedTuple

from intimacy_kit.engines.interpret import run
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case, with_changes
from intimacy_kit.reasoning.counterfactuals.actions import Action, actions
from intimacy_kit.reasoning.counterfactuals.goals import Goal
from intimacy_kit.reasoning.counterfactuals.objectives import Objective
from intimacy_kit.reasoning.counterfactuals.search import BranchAndBound, ChangeSet, SearchResult

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


def smallest_changes(rules: RuleBook, goal: Goal, case: Case) -> SmallestChanges:
    """Return the smallest changes after which a goal is reached.

    Args:
        rules: all rules for the people of the case, including those of safety.
        goal: what is to be reached.
        case: the case.
    """
    now = case.run(goal.book, partial(run, goal.book))
    if goal.reached(now):
        return SmallestChanges(({},), 0, complete=True, infeasible=False, certain=frozenset())
    counted = case.counted(goal.book)
    tries = [
        [_search(rules, goal, values, objective) for values, objective in zip(counted, objectives, strict=True)]
        for objectives in goal.tries(now)
    ]
    if not case.of_two:
        ((one,),) = tries
        alone = tuple({(0, id): action for id, action in some.actions.items()} for some in one.result.found)
        return SmallestChanges(alone, one.result.searched, one.result.complete, one.result.infeasible, one.certain)
    found = [changes for own in tries for changes in _combined(case, [one.result.found for one in own])]
    if len(tries) == 1 and not _affects_other(goal.book, case, counted, tries[0]):
        return _of_both(tries[0], found)
    enough = [less for some in found for less in _enough(goal, case, some)]
    return SmallestChanges(_best(enough), 0, complete=False, infeasible=False, certain=frozenset())


def _of_both(own: Sequence[_Own], found: Sequence[Changes]) -> SmallestChanges:
    """Return what was found for two where nothing that one of them changes counts for the other."""
    needed = sum(min([one.result.searched + 1, *(len(some.actions) for some in one.result.found[:1])]) for one in own)
    return SmallestChanges(
        _best(found),
        needed - 1,
        all(one.result.complete for one in own),
        any(one.result.infeasible for one in own),
        frozenset[str]().union(*(one.certain for one in own if one.result.infeasible)),
    )


def _best(found: Iterable[Changes]) -> tuple[Changes, ...]:
    """Return the best of several sets of changes, which have at most one change more than the first."""
    by_answers = {tuple(sorted(some)): some for some in sorted(found, key=_order, reverse=True)}
    best = sorted(by_answers.values(), key=_order)
    return tuple(some for some in best if len(some) <= len(best[0]) + 1)[:MAX_ALTERNATIVES]


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


def _search(rules: RuleBook, goal: Goal, values: Values, objective: Objective | None) -> _Own:
    if objective is None:
        nothing = SearchResult((ChangeSet({}, 0.0),), 0, complete=True, infeasible=False)
        return _Own(nothing, frozenset(), frozenset())
    searched = goal.searched(values)  # of an index that with unanswered comparisons, as its interval rests on them
    possible = actions(rules, searched, values)
    search = BranchAndBound(searched, values, possible, objective, MAX_ALTERNATIVES)
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
    """Yield the changes of two partners by who gave the answers; where they contradict each other, either's way."""
    for order in (enumerate(sets), reversed([*enumerate(sets)])):
        put: dict[tuple[int, str], Action] = {}
        for person, some in order:
            for id, action in some.actions.items():
                giver = person if id in case.people[person] else 1 - person
                put.setdefault((giver, id), action)
        yield put


def _enough(goal: Goal, case: Case, changes: Changes) -> Iterator[Changes]:
    """Yield the changes without those that are not needed, the largest first; nothing if all are not enough."""
    if not _is_enough(goal, case, changes):
        return
    kept = dict(changes)
    for key in sorted(changes, key=lambda key: (-changes[key].change, key)):
        less = {other: action for other, action in kept.items() if other != key}
        if _is_enough(goal, case, less):
            kept = less
    yield kept


def _is_enough(goal: Goal, case: Case, changes: Changes) -> bool:
    return goal.reached(changed(case, changes).run(goal.book, partial(run, goal.book)))


def _order(changes: Changes) -> tuple[int, float, list[tuple[int, str]]]:
    return len(changes), total(changes), sorted(changes)
