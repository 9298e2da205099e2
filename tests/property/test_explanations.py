"""Explanations are true: shares, facts, and what a rule would take."""

from collections.abc import Iterator
from math import copysign

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from intimacy_kit.engines.noisy_or import combine
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Condition, Not
from intimacy_kit.model.rulebook import without_partner
from intimacy_kit.packs.reading.condition_text import parse_condition
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation, RuleAccount
from intimacy_kit.reasoning.explanations.index_explanation import IndexExplanation
from intimacy_kit.testing.directions import signed
from tests.property.cases import Case, Cases, everywhere


def explained(case: Case, data: st.DataObject) -> FindingExplanation:
    """The explanation of any finding."""
    id = data.draw(st.sampled_from([finding.id for finding in case.book.findings]))
    explanation = case.diagnosis.explain(id)
    assert isinstance(explanation, FindingExplanation)
    return explanation


@everywhere
@given(st.data())
def test_shares_add_up_to_the_score(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.1))
    found = {**case.diagnosis.findings, **case.diagnosis.components}
    explanation = explained(case, data)
    for finding in (explanation, *explanation.causes):
        assert sum(finding.shares.values()) == pytest.approx(finding.score, abs=1e-9)
        assert finding.model_dump(include={"score", "low", "high", "level"}) == found[finding.id].model_dump(
            include={"score", "low", "high", "level"}
        )
        for rule in finding.rules:
            assert rule.share * (1 if rule.effect == "supports" else -1) >= 0
            assert rule.truth == "true" or rule.share == 0
            assert rule.share or copysign(1, rule.share) == 1  # no negative zero
        for link in finding.links:
            assert link.contribution == (link.strength * link.score if link.score >= 0.25 else 0.0)
            assert link.score == found[link.id].score


@everywhere
@given(st.data())
def test_an_explanation_reproduces_the_score_to_the_last_bit(cases: Cases, data: st.DataObject) -> None:
    explanation = explained(data.draw(cases()), data)

    def weights(effect: str) -> list[float]:
        counting = [rule for rule in explanation.rules if rule.counts and rule.effect == effect]
        return [rule.strength for rule in sorted(counting, key=lambda rule: rule.facet or rule.id)]

    links = [link.contribution for link in sorted(explanation.links, key=lambda link: link.id)]
    assert combine(weights("supports"), links, weights("relieves")) == explanation.score


@everywhere
@given(st.data())
def test_of_each_facet_one_rule_counts_and_covers_the_others_that_are_true(cases: Cases, data: st.DataObject) -> None:
    rules = explained(data.draw(cases()), data).rules
    for rule in rules:
        group = [
            other for other in rules if (other.effect, other.facet or other.id) == (rule.effect, rule.facet or rule.id)
        ]
        true = [other for other in group if other.truth == "true"]
        counting = min(true, key=lambda other: (-other.strength, other.id), default=None)
        assert rule.counts == (rule is counting)
        assert rule.covered_by == (counting.id if counting and rule in true and rule is not counting else None)
        covered = sorted(other.id for other in true if other is not rule) if rule.counts else []
        assert sorted(each.id for each in rule.covers) == covered


@everywhere
@given(st.data())
def test_the_parts_of_an_index_add_up_to_it(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for id, index in case.diagnosis.indexes.items():
        explanation = case.diagnosis.explain(id)
        assert isinstance(explanation, IndexExplanation)
        assert explanation.index == index
        assert sum(part.most for part in explanation.parts) == pytest.approx(1.0, abs=1e-9)
        assert sum(part.low for part in explanation.parts) == pytest.approx(index.low, abs=1e-9)
        assert sum(part.high for part in explanation.parts) == pytest.approx(index.high, abs=1e-9)
        assert sum(explanation.shares.values()) == pytest.approx((index.low + index.high) / 2, abs=1e-9)


@everywhere
@given(st.data())
def test_shares_of_a_strategy_add_up_to_its_relevance(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.1))
    remedies = {remedy.strategy.id: remedy for remedy in case.diagnosis.remedies}
    for id in case.knowledge.strategies:
        explanation = case.diagnosis.explain(id)
        assert isinstance(explanation, RemedyExplanation)
        assert sum(explanation.shares.values()) == pytest.approx(explanation.relevance, abs=1e-9)
        assert explanation.recommended == (id in remedies)
        assert explanation.priority == (remedies[id].priority if id in remedies else None)
        assert explanation.support == case.diagnosis.support
        if explanation.recommended and explanation.support is None:
            assert explanation.relevance == remedies[id].relevance
            assert bool(explanation.held_back_by) == (remedies[id].priority < explanation.relevance)


@everywhere
@given(st.data())
def test_truth_of_every_condition_and_fact_is_reproducible(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for rule in explained(case, data).rules:
        written = without_partner(case.knowledge.rules[rule.id])  # what one person's case is diagnosed by
        assert written is not None
        assert rule.condition == str(case.knowledge.rules[rule.id].steps[rule.step - 1].when)
        assert case.knowledge.evaluate(written.when, case.values).value == rule.truth
        assert case.knowledge.evaluate(rule.condition, case.values).value == rule.truth
        assert [fact.name for fact in rule.facts] == [atom.name for atom in parse_condition(rule.condition).atoms]
        for fact in rule.facts:
            assert case.knowledge.evaluate(fact.condition, case.values).value == fact.truth
            assert (fact.observed is None) == (fact.truth == "unknown")
        assert (rule.id in case.diagnosis.fired) == (rule.truth == "true")


@everywhere
@given(st.data())
def test_rule_waits_for_names_until_it_is_settled(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for rule in explained(case, data).rules:
        assert rule.settled == (not rule.waits_for)
        assert rule.settled == (rule.id not in case.diagnosis.undetermined)
        assert set(rule.waits_for) <= case.knowledge.rules[rule.id].names - case.values.keys()
        assert rule.settled or rule.truth != "unknown" or set(rule.waits_for) & set(case.unanswered)


@everywhere
@given(st.data())
def test_would_take_is_missing_now_and_sufficient(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for rule in explained(case, data).rules:
        assert (rule.would_take is None) == (rule.would_take_words is None) == (rule.truth == "true")
        if rule.would_take is None:
            continue
        written = without_partner(case.knowledge.rules[rule.id])
        assert written is not None
        missing, when = parse_condition(rule.would_take), written.when
        assert missing.names <= when.names
        assert case.knowledge.evaluate(missing, case.values) is not Truth.TRUE
        held = set(literals_that_hold(case, when))
        for other in changed(case, rule, data):
            if other.truth(missing) is Truth.TRUE and held <= set(literals_that_hold(other, when)):
                event("what it would take came true")
                assert other.knowledge.evaluate(when, other.values) is Truth.TRUE


@everywhere
@given(st.data())
def test_the_next_steps_up_and_down_are_what_they_would_take(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for rule in explained(case, data).rules:
        asked = without_partner(case.knowledge.rules[rule.id])  # of one person
        assert asked is not None
        steps = asked.steps
        stronger = [step.strength for step in steps if step.strength > rule.strength]
        assert (rule.up is not None) == (rule.truth == "true" and bool(stronger))
        assert (rule.down is not None) == (rule.truth == "true" and len(steps) > 1)
        changes = [
            (change, [step.when for step in steps if step.strength == strength], up)
            for change, strength, up in (
                (rule.up, min(stronger, default=None), True),
                (rule.down, rule.strength, False),
            )
            if change is not None
        ]
        for change, conditions, up in changes:
            assert change.strength > rule.strength if up else change.strength < rule.strength
            missing = parse_condition(change.would_take)
            assert case.truth(missing) is not Truth.TRUE
            held = {literal for when in conditions for literal in negatable(case, when, up=up)}
            for other in changed(case, rule, data):
                still = {literal for when in conditions for literal in negatable(other, when, up=up)}
                if other.truth(missing) is Truth.TRUE and held <= still:
                    event("the next step up came true" if up else "the next step down came true")
                    weights = [step.strength for step in steps if other.truth(step.when) is Truth.TRUE]
                    reached = max(weights, default=0.0)
                    assert reached >= change.strength if up else rule.strength not in weights


def negatable(case: Case, condition: Condition, *, up: bool) -> Iterator[tuple[str, int]]:
    """The comparisons that hold for a step, or against it."""
    return literals_that_hold(case, condition if up else Not(part=condition))


def literals_that_hold(case: Case, condition: Condition) -> Iterator[tuple[str, int]]:
    """The satisfied comparisons of a condition: true, or false under `not`."""
    for atom, sign in signed(condition):
        if case.truth(atom) is (Truth.TRUE if sign > 0 else Truth.FALSE):
            yield str(atom), sign


def changed(case: Case, rule: RuleAccount, data: st.DataObject) -> Iterator[Case]:
    """Cases with some other answers to the signals of a rule, or to any if it reads findings only."""
    read = sorted(case.knowledge.rules[rule.id].when.names & case.knowledge.signals.keys())
    for _ in range(2):
        signals = data.draw(st.lists(st.sampled_from(read or sorted(case.knowledge.signals)), max_size=3, unique=True))
        yield case.with_values(**{signal: data.draw(case.answers[signal]) for signal in signals})


@everywhere
@given(st.data())
def test_chain_of_causes_ends_at_signals(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.1))
    explanation = explained(case, data)
    told = [explanation, *explanation.causes]
    ids = [finding.id for finding in told]
    assert len(set(ids)) == len(ids)
    assert all(finding.score > 0 for finding in explanation.causes)
    for finding in told:
        read = {
            fact.name for rule in finding.rules for fact in rule.facts
            if rule.truth == "true" and fact.name not in case.knowledge.signals
        }  # fmt: skip
        read |= {link.id for link in finding.links if link.share}
        found = {**case.diagnosis.findings, **case.diagnosis.components}
        assert {id for id in read if found[id].score > 0} <= set(ids)
