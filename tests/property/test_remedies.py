"""Which strategies are recommended, in which order, and why."""

from collections.abc import Mapping
from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.model.concepts import Strategy
from tests.property.cases import Case, Cases, everywhere


@st.composite
def unscreened(draw: st.DrawFn, cases: Cases) -> Case:
    """Cases without answers about safety."""
    case = draw(cases(unknown=0.1))
    asked_for_safety = {name for rule in case.knowledge.safety_rules.values() for name in rule.when.names}
    return case.answered({id: value for id, value in case.values.items() if id not in asked_for_safety})


def depth(strategies: Mapping[str, Strategy], id: str) -> int:
    return 1 + max((depth(strategies, before) for before in strategies[id].after), default=-1)


@everywhere
@given(st.data())
def test_remedies_are_in_topological_order(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    for earlier, later in combinations(case.diagnosis.remedies, 2):
        assert later.strategy.id not in earlier.strategy.after


@everywhere
@given(st.data())
def test_priority_is_the_minimum_of_relevance_and_earlier_priorities(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    remedies = {remedy.strategy.id: remedy for remedy in case.diagnosis.remedies}
    for remedy in remedies.values():
        before = [remedies[id].priority for id in remedy.strategy.after if id in remedies]
        assert remedy.priority == min([remedy.relevance, *before])
    keys = [(-remedy.priority, depth(case.knowledge.strategies, id), id) for id, remedy in remedies.items()]
    assert keys == sorted(keys)


@everywhere
@given(st.data())
def test_strategy_is_recommended_if_relevant(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    recommended = {remedy.strategy.id: remedy.relevance for remedy in case.diagnosis.remedies}
    relevances: dict[str, float] = {}
    for id, strategy in case.knowledge.strategies.items():
        scores = ((link.strength, case.diagnosis.findings[link.to].score) for link in strategy.addresses)
        relevances[id] = 1 - prod(1 - efficacy * score for efficacy, score in scores if score >= 0.25)
    largest = max(relevances.values(), default=0.0)
    for id, relevance in relevances.items():
        if largest >= 0.25:
            assert (id in recommended) == (relevance >= 0.25) or relevance == pytest.approx(0.25, abs=1e-12)
        else:
            assert id not in recommended or relevance == pytest.approx(largest, abs=1e-12)
        assert id not in recommended or recommended[id] == pytest.approx(relevance, abs=1e-12)
    assert len(recommended) == 1 or largest >= 0.25 - 1e-12 or largest == 0.0 == len(recommended)


@everywhere
@given(st.data())
def test_reasons_are_the_addressed_findings_by_weight(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    for remedy in case.diagnosis.remedies:
        efficacy = {link.to: link.strength for link in remedy.strategy.addresses}
        weights = [
            (-efficacy[reason.id] * case.diagnosis.findings[reason.id].score, reason.id) for reason in remedy.reasons
        ]
        assert weights == sorted(weights)
        assert weights
        for reason in remedy.reasons:
            assert case.diagnosis.findings[reason.id].score > 0
            assert reason.title == case.diagnosis.findings[reason.id].title
        assert list(remedy.practices) == [case.knowledge.practices[id] for id in remedy.strategy.practices]
