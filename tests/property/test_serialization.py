"""Serialization of diagnoses round-trips."""

import json

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.diagnosis import Diagnosis
from tests.property.cases import Case, Cases, everywhere, generated


@everywhere
@given(st.data())
def test_json_round_trips(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    text = case.diagnosis.to_json()
    for stored in (text, text.encode(), case.diagnosis.to_json(indent=2)):
        again = Diagnosis.from_json(stored)
        assert again == case.diagnosis
        assert hash(again) == hash(case.diagnosis)
        assert again.to_json() == text


@everywhere
@given(st.data())
def test_plain_data_round_trips(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    plain = case.diagnosis.to_dict()
    assert json.loads(case.diagnosis.to_json()) == plain
    assert Diagnosis.from_dict(plain) == case.diagnosis
    assert Diagnosis.from_dict(json.loads(json.dumps(plain))).to_dict() == plain


@given(generated())
def test_stored_diagnosis_with_knowledge_base_answers_questions(case: Case) -> None:
    again = Diagnosis.from_json(case.diagnosis.to_json(), case.knowledge)
    for finding in case.book.findings:
        assert again.explain(finding.id) == case.diagnosis.explain(finding.id)
    assert again.shareable() == case.diagnosis.shareable()
    assert again.unknown == case.diagnosis.unknown


@given(generated())
def test_observations_round_trip_with_their_types(case: Case) -> None:
    again = Diagnosis.from_json(case.diagnosis.to_json())
    given_values = case.knowledge.observations(case.values)
    assert dict(again.observations) == dict(given_values)
    assert [type(value) for value in again.observations.values()] == [type(value) for value in given_values.values()]
    assert case.knowledge.diagnose(again.observations) == case.diagnosis
