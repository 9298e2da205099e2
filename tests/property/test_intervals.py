"""Intervals of scores, and the answers that can change them."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE
from intimacy_kit.model.result import Finding, Strength
from tests.property.cases import Case, Cases, everywhere

CUTS = {"none": 0.0, "mild": MILD, "moderate": MODERATE, "severe": SEVERE}
STRENGTH_CUTS = {"none": 0.0, "emerging": MILD, "solid": MODERATE, "strong": SEVERE}


def everything(diagnosis: Diagnosis) -> dict[str, Finding | Strength]:
    return {**diagnosis.findings, **diagnosis.components}


@everywhere
@given(st.data())
def test_the_score_lies_in_its_interval(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    found = everything(case.diagnosis)
    assert sorted(found) == sorted(finding.id for finding in case.book.findings)
    for finding in found.values():
        assert 0 <= finding.low <= finding.score <= finding.high <= 1


@everywhere
@given(st.data())
def test_the_level_is_that_of_the_score(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for finding in everything(case.diagnosis).values():
        cuts = STRENGTH_CUTS if finding.kind == "component" else CUTS
        assert finding.level == max((cut, name) for name, cut in cuts.items() if cut <= finding.score)[1]


def answered_one_by_one(case: Case, data: st.DataObject, most: int = 8) -> Iterator[tuple[str, Case, Case]]:
    """Unanswered signals, with the case before and after each answer."""
    start = data.draw(st.integers(0, max(0, len(case.unanswered) - most)))
    for signal in data.draw(st.permutations(case.unanswered[start : start + most])):
        after = case.with_values(**{signal: data.draw(case.answers[signal])})
        yield signal, case, after
        case = after


@everywhere
@given(st.data())
def test_answer_only_narrows_intervals(cases: Cases, data: st.DataObject) -> None:
    for signal, before, after in answered_one_by_one(data.draw(cases()), data):
        narrowed = everything(after.diagnosis)
        for id, finding in everything(before.diagnosis).items():
            assert finding.low <= narrowed[id].low <= narrowed[id].high <= finding.high
        assert set(after.diagnosis.undetermined) <= set(before.diagnosis.undetermined)
        assert set(after.diagnosis.unknown) <= set(before.diagnosis.unknown) - {signal}


@everywhere
@given(st.data())
def test_answer_to_a_signal_that_is_not_unknown_changes_nothing(cases: Cases, data: st.DataObject) -> None:
    for signal, before, after in answered_one_by_one(data.draw(cases()), data):
        if signal not in before.diagnosis.unknown:
            answered = {"observations": after.diagnosis.record.observations}
            assert after.diagnosis.record == before.diagnosis.record.model_copy(update=answered)


@everywhere
@given(st.data())
def test_interval_contains_the_score_for_all_answers(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    complete = case.with_values(**{signal: data.draw(case.answers[signal]) for signal in case.unanswered})
    found = everything(case.diagnosis)
    for id, settled in everything(complete.diagnosis).items():
        assert found[id].low <= settled.low == settled.score == settled.high <= found[id].high
    assert complete.diagnosis.unknown == complete.diagnosis.undetermined == ()


@everywhere
@given(st.data())
def test_unknown_signals_are_unanswered(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    found = case.diagnosis
    assert set(found.unknown) <= set(case.unanswered)
    assert list(found.unknown) == sorted(set(found.unknown))
    assert set(found.safety.unanswered) <= set(found.unknown)
    open_intervals = [finding for finding in everything(found).values() if finding.low < finding.high]
    assert found.unknown or not open_intervals


@everywhere
@given(st.data())
def test_none_equals_not_answered(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    given_none = {**case.values, **dict.fromkeys(case.unanswered)}
    assert case.knowledge.diagnose(given_none).to_json() == case.diagnosis.to_json()
