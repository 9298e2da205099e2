"""The generated expressions of the compiled engine agree with the interpreter."""

import ast
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines.compiled import NAN
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.engines.syntax import SyntaxAlgebra
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.signals import Signal
from intimacy_kit.testing.strategies import conditions, signals
from intimacy_kit.testing.strategies.conditions import numbers

FINDING = "found"


def runs(expression: ast.expr) -> Callable[[dict[str, Any]], bool]:
    code = compile(ast.fix_missing_locations(ast.Expression(expression)), "<condition>", "eval")
    return lambda variables: eval(code, {}, variables)


@st.composite
def conditions_and_facts(draw: st.DrawFn) -> tuple[list[Condition], dict[str, Signal], dict[str, Fact]]:
    """Some conditions, and for all that they read a fact: unknown, or often exactly on one of their thresholds."""
    some = [draw(signals(f"signal_{number}")) for number in range(draw(st.integers(1, 3)))]
    drawn = [draw(conditions(some, [FINDING])) for _ in range(6)]
    facts: dict[str, Fact] = {}
    for signal in some:
        on = [
            atom.value for condition in drawn for atom in condition.atoms
            if atom.name == signal.id and isinstance(atom, Compare)
        ]  # fmt: skip
        is_flag = signal.spec.value_type == "flag"
        known: st.SearchStrategy[Fact] = st.booleans() if is_flag else st.sampled_from(signal.choices)
        if signal.is_number:
            known = st.sampled_from(on) | numbers(*signal.bounds, on) if on else numbers(*signal.bounds)
        facts[signal.id] = draw(known) if draw(st.integers(0, 3)) else None
    on = [atom.value for condition in drawn for atom in condition.atoms if atom.name == FINDING]  # type: ignore[union-attr]  # scores are compared
    low, high = sorted(draw(st.sampled_from([0.0, 1.0, *on]) | numbers(0.0, 1.0, on)) for _ in range(2))
    facts[FINDING] = Interval(low, high)
    return drawn, {signal.id: signal for signal in some}, facts


@given(conditions_and_facts())
def test_predicates_agree_with_the_interpreter(
    drawn: tuple[list[Condition], dict[str, Signal], dict[str, Fact]],
) -> None:
    some, declared, facts = drawn
    interval = facts[FINDING]
    assert isinstance(interval, Interval)
    variables: dict[str, Any] = {"low": interval.low, "high": interval.high}
    for id, signal in declared.items():
        variables[f"x_{id}"] = NAN if signal.is_number and facts[id] is None else facts[id]
    predicates = Predicates(SyntaxAlgebra(), {id: f"x_{id}" for id in declared}, {FINDING: ("low", "high")})
    for condition in some:
        truth = evaluate(condition, facts.__getitem__).truth
        assert runs(predicates.true(condition))(variables) == (truth is Truth.TRUE)
        assert runs(predicates.false(condition))(variables) == (truth is Truth.FALSE)
