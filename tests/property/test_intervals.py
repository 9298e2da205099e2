"""What could still become of a score, and which answers could change it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from intimacy_kit.knowledge import Diagnosis
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE
from intimacy_kit.model.result import Finding, Strength
from tests.property.cases import Cases, answer, everywhere, one_of

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


@everywhere
@given(st.data())
def test_an_answer_only_narrows_what_is_possible(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    assume(case.unanswered)
    before = case
    order = data.draw(st.permutations(case.unanswered[:4]))
    for signal in order:
        after = before.with_values(**{signal: data.draw(answer(case, signal))})
        narrowed = everything(after.diagnosis)
        for id, finding in everything(before.diagnosis).items():
            assert finding.low <= narrowed[id].low <= narrowed[id].high <= finding.high
        assert set(after.diagnosis.undetermined) <= set(before.diagnosis.undetermined)
        assert set(after.diagnosis.unknown) <= set(before.diagnosis.unknown) - {signal}
        before = after


@everywhere
@given(st.data())
def test_the_interval_holds_whatever_the_answers_turn_out_to_be(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    complete = case.with_values(**{signal: data.draw(answer(case, signal)) for signal in case.unanswered})
    found = everything(case.diagnosis)
    for id, settled in everything(complete.diagnosis).items():
        assert found[id].low <= settled.low == settled.score == settled.high <= found[id].high
    assert complete.diagnosis.unknown == complete.diagnosis.undetermined == ()


@everywhere
@given(st.data())
def test_an_answer_that_is_not_asked_for_changes_nothing(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    before = case.diagnosis
    idle = sorted(set(case.unanswered) - set(before.unknown))
    assume(idle)
    signal = data.draw(one_of(idle))
    after = case.with_values(**{signal: data.draw(answer(case, signal))}).diagnosis
    changed = {"observations": after.record.observations}
    assert after.record == before.record.model_copy(update=changed)


@everywhere
@given(st.data())
def test_all_that_is_unknown_is_unanswered(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    found = case.diagnosis
    assert set(found.unknown) <= set(case.unanswered)
    assert list(found.unknown) == sorted(set(found.unknown))
    assert set(found.safety.unanswered) <= set(found.unknown)
    open_intervals = [finding for finding in everything(found).values() if finding.low < finding.high]
    assert found.unknown or not open_intervals


@everywhere
@given(st.data())
def test_none_is_the_same_as_not_answered(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    given_none = {**case.values, **dict.fromkeys(case.unanswered)}
    assert case.knowledge.diagnose(given_none).to_json() == case.diagnosis.to_json()
