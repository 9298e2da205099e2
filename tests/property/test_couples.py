"""Couples: symmetric in the partners, private answers stay private, and a concern of one counts for both."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.errors import QuestionError
from intimacy_kit.model.couple import PARTNERS, Couple
from intimacy_kit.model.observations import Value
from intimacy_kit.testing.strategies import observations
from tests.property.cases import Case, Cases, everywhere


@everywhere
@given(st.data())
def test_swapping_partners_changes_nothing(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    turned = case.knowledge.diagnose(Couple(a=other, b=case.values))
    assert dx == turned
    assert dx.gaps() == turned.gaps()
    assert dx.view("a") == turned.view("b").model_copy(update={"partner": "a"})


@everywhere
@given(st.data())
def test_equal_answers_equal_one_case(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    same = case.knowledge.diagnose(Couple(a=case.values, b=case.values))
    assert same.safety.concern == case.diagnosis.safety.concern
    assert same.gaps() == ()
    assert same.safety == case.diagnosis.safety
    assert same.record.model_copy(update={"safety_answers": None}) == case.diagnosis.record


@everywhere
@given(st.data())
def test_screening_of_one_does_not_screen_the_other(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    own = [dx.view("a").safety, dx.view("b").safety]
    if any(safety.concern for safety in own):
        assert dx.safety.concern
    if not all(safety.screened or safety.concern for safety in own):
        assert dx.safety.status != "no_concern_reported"


@everywhere
@given(st.data())
def test_private_answers_of_one_do_not_change_what_is_shared(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    private = case.knowledge.runtime.context.private
    open_only = {id: value for id, value in case.values.items() if id not in private}
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    without = case.knowledge.diagnose(Couple(a=open_only, b=other))
    assert dx.shareable(to="b") == without.shareable(to="b")
    assert dx.view("b") == without.view("b")
    assert dx.gaps() == (() if dx.safety.concern else without.gaps())


@everywhere
@given(st.data())
def test_concern_of_one_is_a_concern_of_the_couple(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for couple in (Couple(a=case.values, b={}), Couple(a={}, b=case.values)):
        dx = case.knowledge.diagnose(couple)
        assert dx.safety.concern == case.diagnosis.safety.concern
        if dx.safety.concern:
            assert all(practice.safe_alone for remedy in dx.remedies for practice in remedy.practices)


def supposed(data: st.DataObject, case: Case, who: str) -> dict[str, Value | None]:
    ids = data.draw(st.lists(st.sampled_from(sorted(case.answers)), max_size=3, unique=True), label=f"signals of {who}")
    return {id: data.draw(st.none() | case.answers[id], label=f"{id} of {who}") for id in ids}


@everywhere
@given(st.data())
def test_what_if_equals_the_diagnosis_of_changed_answers_and_never_looks_safer(
    cases: Cases, data: st.DataObject
) -> None:
    case = data.draw(cases(unknown=0.5))
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    a, b = supposed(data, case, "a"), supposed(data, case, "b")
    try:
        then = dx.what_if(Couple(a=a, b=b)).diagnosis
    except QuestionError:
        read = {name for rule in case.knowledge.safety_rules.values() for name in rule.when.names}
        assert read & {*a, *b}
        return
    new = case.knowledge.diagnose(Couple(a={**case.values, **a}, b={**other, **b}))
    assert then == new
    assert then.gaps() == new.gaps()
    for was, becomes in ((dx.safety, then.safety), *((dx.view(who).safety, then.view(who).safety) for who in PARTNERS)):
        assert {concern.id for concern in was.concerns} <= {concern.id for concern in becomes.concerns}
        assert becomes.status in (was.status, "concern")


@everywhere
@given(st.data())
def test_open_question_is_for_the_partner_who_has_not_answered(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.5))
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    asked = dx.next_questions(100)
    assert {question.id for question in asked} <= {*dx.unknown, *dx.safety.unanswered}
    for question in asked:
        missing = tuple(
            who for who, given in zip(PARTNERS, (case.values, other), strict=True) if question.id not in given
        )
        assert question.partners == (missing or PARTNERS)
        assert missing or case.values[question.id] != other[question.id]
