"""Whether a condition can come to something at all, and by which answers: proven where that can be, else searched for.

A condition over signals alone is decided: all answers that its comparisons tell apart are tried. What reads scores of
findings is decided only where no score that their widest intervals leave could do it. Otherwise a search goes from no
answers towards the goal, a signal or the condition of a rule at a time; what it does not find may still exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from intimacy_kit.engines.interpret import Facts, State, evaluate, final_state, run
from intimacy_kit.engines.truth import Interval, Truth
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import thresholds
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.testing.case_search.candidates import candidates, score_candidates

MOST_TRIED = 5_000
"""So many combinations of answers are tried for one condition, at most."""

Answers = Mapping[str, Value]


def nothing_answered(book: RuleBook) -> State:
    """The state of a case without answers: each score has the widest interval it can have."""
    return final_state(book, {}, run(book, {}))


def impossible(book: RuleBook, condition: Condition, truth: Truth, state: State) -> bool:
    """Whether it is proven that the condition never comes to this, in no case at all.

    Args:
        book: the rules.
        condition: that of a rule, or a part of one.
        truth: what it would come to.
        state: that of `nothing_answered`.
    """
    if truth is Truth.UNKNOWN:  # answers only ever narrow what is possible
        return evaluate(condition, state.possible).truth is not Truth.UNKNOWN
    if evaluate(condition, _widest(book, state)).truth not in (truth, Truth.UNKNOWN):
        return True
    choices = _choices(book, condition, state)
    if prod(len(values) for values in choices.values()) > MOST_TRIED:
        return False
    return next(_coming_to(condition, truth, choices), None) is None


def fewest_answers(book: RuleBook, condition: Condition, truth: Truth) -> Answers | None:
    """The fewest answers by which a condition over signals alone becomes true or false.

    None if there are none, or if there would be too many to try.
    """
    signals = [id for id in sorted(condition.names) if id in book.signals]
    values = {id: candidates(book.signals[id], condition.atoms) for id in signals}
    left = MOST_TRIED
    for count in range(1, len(signals) + 1):
        for chosen in combinations(signals, count):
            left -= prod(len(values[id]) for id in chosen)
            if left < 0:
                return None
            found = next(_coming_to(condition, truth, {id: values[id] for id in chosen}), None)
            if found is not None:
                return found
    return None


def _coming_to(condition: Condition, truth: Truth, choices: Mapping[str, Sequence[Value]]) -> Iterator[Answers]:
    for values in product(*choices.values()):
        answers = dict(zip(choices, values, strict=True))
        if evaluate(condition, answers.get).truth is truth:
            yield answers


def _widest(book: RuleBook, state: State) -> Facts:
    """What each signal and score can be: numbers between their bounds, all else unknown."""

    def facts(name: str) -> Interval | None:
        if name not in book.signals:
            return state.intervals[name]
        signal = book.signals[name]
        return Interval(*signal.bounds) if signal.is_number else None

    return facts


def _choices(book: RuleBook, condition: Condition, state: State) -> dict[str, Sequence[Value]]:
    """For each name the condition reads all values that its comparisons tell apart; of scores those that may be."""
    found: dict[str, Sequence[Value]] = {}
    for name in sorted(condition.names):
        if name in book.signals:
            found[name] = candidates(book.signals[name], condition.atoms)
        else:
            cuts = thresholds(atom for atom in condition.atoms if atom.name == name)
            found[name] = score_candidates(state.intervals[name].low, state.intervals[name].high, cuts)
    return found
