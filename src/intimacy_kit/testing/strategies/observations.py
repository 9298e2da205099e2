"""Generate observations for a knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.fields import of_partner
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import atoms_by_name, thresholds
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_number
from intimacy_kit.testing.strategies.conditions import numbers

RATES = (0, 10, 30, 50, 80, 100)
PERCENT = st.integers(0, 99)


def observations(knowledge: KnowledgeBase, *, unknown: float | None = None) -> SearchStrategy[dict[str, Value]]:
    """Generate values for some signals of a knowledge base, often on thresholds of its rules and at the ends of ranges.

    Args:
        knowledge: the signals and rules.
        unknown: share of signals that are not answered, from 0 (none) to 1 (all); None to draw it.

    Raises:
        QuestionError: `unknown` is not from 0 to 1 (IK404).
    """
    values = answers(knowledge)
    rates = st.sampled_from(RATES)
    if unknown is not None:
        share = plain_number(unknown)
        if share is None or not 0 <= share <= 1:
            raise OptionError(Problem("IK404", "'unknown' must be a number from 0 to 1", "omit it to draw it"))
        rates = st.just(round(100 * share))

    def drawn(draw: DrawFn) -> dict[str, Value]:
        rate = draw(rates)
        answered = [id for id in values if rate == 0 or (rate < 100 and draw(PERCENT) >= rate)]
        return {id: draw(values[id]) for id in answered}

    return st.composite(drawn)()


def answers(knowledge: KnowledgeBase) -> dict[str, SearchStrategy[Value]]:
    """Return a strategy for the values of each signal."""
    conditions = [rule.when for rule in knowledge.rules.values()]
    conditions += [rule.when for rule in knowledge.safety_rules.values()]
    atoms = atoms_by_name(conditions)
    return {
        id: _values(signal, thresholds((*atoms.get(id, ()), *atoms.get(of_partner(id), ()))))
        for id, signal in knowledge.signals.items()
    }


def _values(signal: Signal, cuts: Sequence[float]) -> SearchStrategy[Value]:
    if signal.spec.value_type == "flag":
        return st.booleans()
    if signal.spec.value_type == "choice":
        return st.sampled_from(signal.choices)
    low, high = signal.bounds
    values: SearchStrategy[Value] = numbers(low, high, cuts)
    if cuts:
        values |= st.sampled_from(cuts)
    if low <= 0 <= high:
        values |= st.just(-0.0)
    return values | st.integers(ceil(low), floor(high)) if ceil(low) <= floor(high) else values
