"""Question ranking and check-ins: gains equal their definition, and a check-in ends where it should."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.checkin import StopWhen
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from tests.property.cases import Case, Cases, everywhere

MAX_QUESTIONS = 12
"""Maximum questions per case, as generated packs can be large."""


def settled(finding: ik.Finding | ik.Strength) -> bool:
    return level(finding.low) == level(finding.high)


def uncertainty(dx: ik.Diagnosis) -> float:
    """The uncertainty of a case, from its diagnosis alone."""
    found = [*((1.0 if one.kind == "challenge" else 0.5, one) for one in dx.findings.values())]
    every = [*found, *((0.5, one) for one in dx.components.values())]
    return sum(weight * (one.high - one.low) * (0.1 if settled(one) else 1.0) for weight, one in every)


def safety_of(case: Case) -> set[str]:
    return {name for rule in case.book.concerns for name in rule.when.names}


@everywhere
@given(st.data())
def test_questions_are_the_unknown_signals_the_private_part_first_then_by_gain(
    cases: Cases, data: st.DataObject
) -> None:
    case = data.draw(cases())
    dx = case.diagnosis
    questions = dx.next_questions(1000)
    by_id = {question.id: question for question in questions}
    ids = [*by_id]
    assert sorted(ids) == sorted(dx.safety.unanswered if dx.safety.concern else dx.unknown)
    private = case.book.private_part if safety_of(case) & {*ids} else ()  # first while a question of a concern is open
    places = {id: place for place, id in enumerate(private)}
    keys = [(places.get(id, len(places)), 0 if id in places else -by_id[id].gain, id) for id in ids]
    assert keys == sorted(keys)
    assert all(question.gain >= 0 for question in questions)
    assert dx.next_questions(3) == questions[:3]


@everywhere
@given(st.data())
def test_gain_is_the_expected_decrease_of_uncertainty(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for question in case.diagnosis.next_questions(MAX_QUESTIONS)[-3:]:
        answers = data.draw(st.lists(case.answers[question.id], min_size=1, max_size=3, unique=True))
        prior = {question.id: {value: float(weight) for weight, value in enumerate(answers, 1)}}
        (asked,) = [one for one in case.diagnosis.next_questions(1000, prior=prior) if one.id == question.id]
        total = sum(prior[question.id].values())
        after = {value: case.with_values(**{question.id: value}).diagnosis for value in answers}
        expected = sum(
            weight / total * (uncertainty(case.diagnosis) - uncertainty(after[value]))
            for value, weight in prior[question.id].items()
        )
        assert asked.gain == pytest.approx(expected, abs=1e-9)
        before = {**case.diagnosis.findings, **case.diagnosis.components}
        assert set(asked.settles) == {
            id
            for id, one in before.items()
            if not settled(one) and any(settled({**dx.findings, **dx.components}[id]) for dx in after.values())
        }


@everywhere
@given(st.data(), st.sampled_from(["settled", "likely", "everything"]))
def test_checkin_asks_all_of_safety_nothing_twice_and_ends(
    cases: Cases, data: st.DataObject, stop_when: StopWhen
) -> None:
    case = data.draw(cases())
    most = data.draw(st.integers(0, MAX_QUESTIONS))
    checkin = case.knowledge.checkin(known=case.values, stop_when=stop_when, max_questions=most)
    before = uncertainty(checkin.diagnosis)
    concern, private = False, {*case.book.private_part}  # how one is stands in it beside what is about safety
    for question in checkin:
        assert question.id not in checkin.observations
        assert question.id not in checkin.asked
        assert not concern or question.id in private
        checkin.answer(data.draw(st.none() | case.answers[question.id]))
        now = uncertainty(checkin.diagnosis)
        assert now <= before + 1e-12
        before, concern = now, checkin.diagnosis.safety.concern
    assert safety_of(case) <= {*checkin.observations, *checkin.declined}
    counted = {*checkin.observations, *checkin.declined} - private
    assert len(counted) <= max(most, len(case.values.keys() - private))
    assert checkin.diagnosis == case.knowledge.diagnose(checkin.observations)
    assert (checkin.ended == "safety") == checkin.diagnosis.safety.concern


@everywhere
@given(st.data(), st.sampled_from(["settled", "likely", "everything"]))
def test_stateless_checkin_asks_the_same_questions(cases: Cases, data: st.DataObject, stop_when: StopWhen) -> None:
    case = data.draw(cases(unknown=0.5))
    ids = st.lists(st.sampled_from(sorted(case.answers)), unique=True)
    most, only = data.draw(st.none() | st.integers(0, MAX_QUESTIONS)), data.draw(st.none() | ids)
    options: dict[str, Any] = {"stop_when": stop_when, "max_questions": most, "only": only}
    whole = case.knowledge.checkin(**options)
    known: dict[str, Value] = {}
    declined: list[str] = []
    for question in whole:
        anew = case.knowledge.checkin(known=known, declined=declined, **options)
        assert anew.question is not None
        assert anew.question.id == question.id
        assert only is None or question.id in only
        value = data.draw(st.none() | case.answers[question.id])
        whole.answer(value)
        if value is None:
            declined.append(question.id)
        else:
            known[question.id] = value
    assert case.knowledge.checkin(known=known, declined=declined, **options).ended == whole.ended


@everywhere
@given(st.data())
def test_settled_levels_cannot_change(cases: Cases, data: st.DataObject) -> None:
    """The level of every challenge is the same for all answers to the questions that were not asked."""
    case = data.draw(cases(unknown=0.3))
    checkin = case.knowledge.checkin(known=case.values)
    for question in checkin:
        checkin.answer(data.draw(case.answers[question.id]))
    if checkin.ended == "settled":
        partly = case.answered(dict(checkin.observations))
        whole = partly.with_values(**{id: data.draw(case.answers[id]) for id in partly.unanswered}).diagnosis
        for id in case.knowledge.challenges:
            assert whole.findings[id].level == checkin.diagnosis.findings[id].level
    else:
        assert checkin.ended == "safety"


@everywhere
@given(st.data())
def test_after_everything_there_is_no_uncertainty(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.2))
    checkin = case.knowledge.checkin(known=case.values, stop_when="everything")
    for question in checkin:
        checkin.answer(data.draw(case.answers[question.id]))
    if checkin.ended != "safety":
        assert checkin.diagnosis.unknown == ()
        assert uncertainty(checkin.diagnosis) == 0
        assert checkin.diagnosis.next_questions() == ()
