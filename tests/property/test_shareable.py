"""The shareable part is independent of private answers."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.property.cases import Case, Cases, everywhere


def private(case: Case) -> set[str]:
    """The private signals: asked alone, or read by safety rules."""
    asked_alone = {id for id, signal in case.knowledge.signals.items() if signal.asks == "alone"}
    return asked_alone | {name for rule in case.knowledge.safety_rules.values() for name in rule.when.names}


@everywhere
@given(st.data())
def test_private_answers_change_nothing(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = {id: value for id, value in case.values.items() if id not in private(case)}
    for signal in sorted(private(case)):
        if data.draw(st.booleans()):
            other[signal] = data.draw(case.answers[signal])
    seen = case.diagnosis.shareable()
    seen_with_others = case.knowledge.diagnose(other).shareable()
    assert seen_with_others == seen
    assert seen_with_others.model_dump_json() == seen.model_dump_json()
    assert str(seen_with_others) == str(seen)


@everywhere
@given(st.data())
def test_no_answers_no_safety_and_no_remedies(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    seen = json.loads(case.diagnosis.shareable().model_dump_json())
    assert seen.keys() == {"format", "findings", "components", "provenance", "locale"}
    names = set(json.dumps(seen).split('"'))
    assert not names & {*case.knowledge.signals, *case.knowledge.strategies, *case.knowledge.safety_rules}


@everywhere
@given(st.data())
def test_only_private_consequences_are_left_out(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    hidden = {id for id, consequence in case.knowledge.consequences.items() if consequence.private}
    seen = case.diagnosis.shareable()
    expected = sorted({*case.knowledge.challenges, *case.knowledge.consequences} - hidden)
    assert [finding.id for finding in seen.findings] == expected
    assert [component.id for component in seen.components] == sorted(case.knowledge.components)


@everywhere
@given(st.data())
def test_without_private_answers_findings_are_the_same(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    public = {id: value for id, value in case.values.items() if id not in private(case)}
    diagnosis = case.knowledge.diagnose(public)
    for finding in diagnosis.shareable().findings:
        assert finding == diagnosis.findings[finding.id]
    assert diagnosis.shareable().components == tuple(diagnosis.components.values())
