"""Which strategies are recommended, in which order, and why."""

from collections.abc import Mapping
from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.engines.truth import Truth
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


def ordinary(case: Case) -> list[ik.Remedy]:
    """The remedies after those that come before all others."""
    first = [bool(remedy.first) for remedy in case.diagnosis.remedies]
    assert first == sorted(first, reverse=True)
    return [remedy for remedy in case.diagnosis.remedies if not remedy.first]


@everywhere
@given(st.data())
def test_first_is_what_is_true_and_nothing_else_changes(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    knowledge = case.knowledge
    true = {
        id
        for id, each in knowledge.strategies.items()
        if each.first_when is not None and knowledge.evaluate(each.first_when, case.values) is Truth.TRUE
    }
    first = [remedy for remedy in case.diagnosis.remedies if remedy.first]
    assert {remedy.strategy.id for remedy in first} == true
    keys = [(-one.priority, depth(knowledge.strategies, one.strategy.id), one.strategy.id) for one in first]
    assert keys == sorted(keys)
    for remedy in first:
        names = knowledge.strategies[remedy.strategy.id].first_when.names  # type: ignore[union-attr]  # it is true
        assert {reason.id for reason in remedy.first} <= names


@everywhere
@given(st.data())
def test_practices_suit_or_are_left_out(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    knowledge = case.knowledge

    def true(condition: ik.Condition | None) -> bool:
        return condition is not None and knowledge.evaluate(condition, case.values) is Truth.TRUE

    for remedy in case.diagnosis.remedies:
        listed = [knowledge.practices[id] for id in remedy.strategy.practices]
        waiting = {reason.id for reason in remedy.waiting}
        given = [practice.id for practice in remedy.practices]
        left = [one for one in listed if not true(one.not_when)]
        suits = [one.id for one in left if true(one.suits)]
        assert set(given) <= {one.id for one in listed}
        if {one.id for one in left} - waiting & set(given) and not case.diagnosis.safety.cautions:
            assert set(given) == {one.id for one in left} - waiting or len(given) == 1
        if set(given) <= {one.id for one in left}:
            assert [each.practice for each in remedy.suited] == [id for id in given if id in suits]
            assert given == sorted(given, key=lambda id: (id not in suits, [one.id for one in listed].index(id)))


@everywhere
@given(st.data())
def test_remedies_are_in_topological_order(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    for earlier, later in combinations(ordinary(case), 2):
        assert later.strategy.id not in earlier.strategy.after


@everywhere
@given(st.data())
def test_priority_is_the_minimum_of_relevance_and_earlier_priorities(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    remedies = {remedy.strategy.id: remedy for remedy in ordinary(case)}
    if len(remedies) < len(case.diagnosis.remedies):
        return  # what comes first and is recommended anyway holds others back too
    for remedy in remedies.values():
        before = [remedies[id].priority for id in remedy.strategy.after if id in remedies]
        assert remedy.priority == min([remedy.relevance, *before])
    keys = [(-remedy.priority, depth(case.knowledge.strategies, id), id) for id, remedy in remedies.items()]
    assert keys == sorted(keys)


@everywhere
@given(st.data())
def test_strategy_is_recommended_if_relevant(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unscreened(cases))
    recommended = {remedy.strategy.id: remedy.relevance for remedy in ordinary(case)}
    first = {remedy.strategy.id for remedy in case.diagnosis.remedies if remedy.first}
    relevances: dict[str, float] = {}
    for id, strategy in case.knowledge.strategies.items():
        scores = ((link.strength, case.diagnosis.findings[link.to].score) for link in strategy.addresses)
        relevances[id] = 1 - prod(1 - efficacy * score for efficacy, score in scores if score >= 0.25)
    largest = max(relevances.values(), default=0.0)
    for id, relevance in relevances.items():
        if id in first:
            continue
        if largest >= 0.25:
            assert (id in recommended) == (relevance >= 0.25) or relevance == pytest.approx(0.25, abs=1e-12)
        else:
            assert id not in recommended or relevance == pytest.approx(largest, abs=1e-12)
        assert id not in recommended or recommended[id] == pytest.approx(relevance, abs=1e-12)
    assert first or len(recommended) == 1 or largest >= 0.25 - 1e-12 or largest == 0.0 == len(recommended)


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
        assert weights or remedy.first
        for reason in remedy.reasons:
            assert case.diagnosis.findings[reason.id].score > 0
            assert reason.title == case.diagnosis.findings[reason.id].title
