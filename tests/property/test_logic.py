"""Verdicts of the solver hold for all answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.testing.strategies.conditions import conditions, numbers, signals

pytest.importorskip("z3")

from intimacy_kit.analysis.logic import Logic

Drawn = tuple[dict[str, Signal], Condition, Condition, list[dict[str, Value]]]


@st.composite
def drawn(draw: DrawFn) -> Drawn:
    """Signals, two conditions over them, and answers to all of them, on the thresholds and beside."""
    found = {id: draw(signals(id)) for id in ("first", "second")}
    one, other = draw(conditions(found.values())), draw(conditions(found.values()))
    atoms = [atom for condition in (one, other) for atom in condition.atoms if isinstance(atom, Compare)]
    points = {id: [atom.value for atom in atoms if atom.name == id] for id in found}

    def value(signal: Signal) -> Value:
        if signal.spec.value_type == "flag":
            return draw(st.booleans())
        if signal.spec.value_type == "choice":
            return draw(st.sampled_from(signal.choices))
        low, high = signal.bounds
        return draw(numbers(low, high, [point for point in points[signal.id] if low <= point <= high]))

    return found, one, other, [{id: value(signal) for id, signal in found.items()} for _ in range(4)]


def truth(condition: Condition, case: dict[str, Value]) -> Truth:
    return evaluate(condition, case.get).truth


@given(drawn())
def test_verdicts_hold_for_all_answers(drawn: Drawn) -> None:
    found, one, other, cases = drawn
    logic = Logic(found)
    can, always = logic.satisfiable(one).answer, logic.always_true(one).answer
    follows, strictly = logic.implies(one, other).answer, logic.implies(one, other, complete=False).answer
    same, once_complete = logic.equivalent(one, other).answer, logic.equivalent(one, other, complete=True).answer
    for case in cases:
        first, second = truth(one, case), truth(other, case)
        assert not (can == "no" and first is Truth.TRUE)
        assert not (always == "yes" and first is not Truth.TRUE)
        assert not (follows == "yes" and first is Truth.TRUE and second is not Truth.TRUE)
        assert not (once_complete == "yes" and first is not second)
        for id in found:
            partly = {other_id: value for other_id, value in case.items() if other_id != id}
            first, second = truth(one, partly), truth(other, partly)
            assert not (strictly == "yes" and first is Truth.TRUE and second is not Truth.TRUE)
            assert not (same == "yes" and first is not second)
