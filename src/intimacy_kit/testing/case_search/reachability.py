"""Decide whether a condition can have a truth value, and with which fewest answers.

A condition over signals alone is decided by trying one value of each equivalence class. One that reads scores of
findings is proved impossible only if no scores within their widest intervals allow it; otherwise `search` looks for a
case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from intimacy_kit.engines.interpret import Facts, State, evaluate, final_state, run
from intimacy_kit.engines.truth import Interval, Truth
from intimacy_kit.model.conditions import Condition, Or
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.partition import thresholds
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.testing.case_search.candidates import candidates, score_candidates

MAX_TRIED = 5_000
"""Maximum combinations of answers tried for one condition; beyond it nothing is proved or found."""


def nothing_answered(book: RuleBook) -> State:
    """Return the state without answers, in which each score has its widest interval."""
    return final_state(book, {}, run(book, {}))


def impossible(book: RuleBook, condition: Condition, truth: Truth, state: State) -> bool:
    """Return whether it is proved that the condition has this truth value in no case.

    Args:
        book: the rules.
        condition: of a rule, or a part of one.
        truth: the truth value.
        state: from `nothing_answered`.
    """
    if truth is Truth.UNKNOWN:  # answers only ever narrow what is possible
        return evaluate(condition, state.possible).truth is not Truth.UNKNOWN
    if evaluate(condition, _widest(book, state)).truth not in (truth, Truth.UNKNOWN):
        return True
    choices = _choices(book, condition, state)
    if prod(len(values) for values in choices.values()) > MAX_TRIED:
        return False
    return next(_with_truth(condition, truth, choices), None) is None


def never_first(book: RuleBook, condition: Condition, earlier: Sequence[Condition], state: State) -> bool:
    """Return whether it is proved that in no case the condition is true and none of the earlier ones is.

    Args:
        book: the rules.
        condition: of a step.
        earlier: those of the steps that count before it where they are true.
        state: from `nothing_answered`.
    """
    if impossible(book, condition, Truth.TRUE, state):
        return True
    choices: dict[str, Sequence[Value | None]] = {
        name: (*values, None) if name in book.signals else values  # what is not answered makes no earlier one true
        for name, values in _choices(book, Or.model_construct(parts=(condition, *earlier)), state).items()
    }
    if prod(len(values) for values in choices.values()) > MAX_TRIED:
        return False
    for values in product(*choices.values()):
        facts = dict(zip(choices, values, strict=True)).get
        true = (evaluate(each, facts).truth is Truth.TRUE for each in (condition, *earlier))
        if next(true) and not any(true):
            return False
    return True


def fewest_answers(book: RuleBook, condition: Condition, truth: Truth) -> Values | None:
    """Return the fewest answers with which a condition over signals alone is true or false.

    None if there are none, or if there are too many to try.
    """
    signals = [id for id in sorted(condition.names) if id in book.signals]
    values = {id: candidates(book.signals[id], condition.atoms) for id in signals}
    left = MAX_TRIED
    for count in range(1, len(signals) + 1):
        for chosen in combinations(signals, count):
            left -= prod(len(values[id]) for id in chosen)
            if left < 0:
                return None
            found = next(_with_truth(condition, truth, {id: values[id] for id in chosen}), None)
            if found is not None:
                return found
    return None


def _with_truth(condition: Condition, truth: Truth, choices: Mapping[str, Sequence[Value]]) -> Iterator[Values]:
    for values in product(*choices.values()):
        answers = dict(zip(choices, values, strict=True))
        if evaluate(condition, answers.get).truth is truth:
            yield answers


def _widest(book: RuleBook, state: State) -> Facts:
    """Return the range of each number and score; None (unknown) for everything else."""

    def facts(name: str) -> Interval | None:
        if name not in book.signals:
            return state.intervals[name]
        signal = book.signals[name]
        return Interval(*signal.bounds) if signal.is_number else None

    return facts


def _choices(book: RuleBook, condition: Condition, state: State) -> dict[str, Sequence[Value]]:
    """Return one value of each equivalence class for each name the condition reads; of scores within their interval."""
    found: dict[str, Sequence[Value]] = {}
    for name in sorted(condition.names):
        if name in book.signals:
            found[name] = candidates(book.signals[name], condition.atoms)
        else:
            cuts = thresholds(atom for atom in condition.atoms if atom.name == name)
            found[name] = score_candidates(state.intervals[name].low, state.intervals[name].high, cuts)
    return found
