"""Couples: two cases, symmetric in the partners; private answers stay private, and a concern of one counts for both."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import QuestionError
from intimacy_kit.model.couple import PARTNERS, Couple
from intimacy_kit.model.indexes import OPEN_ABOVE
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Record, TakenBy
from intimacy_kit.testing.strategies import observations
from tests.property.cases import Case, Cases, everywhere


def renamed(partners: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({"a": "b", "b": "a"}[who] for who in partners))


def taken_by(dx: Diagnosis) -> list[TakenBy]:
    return [each for remedy in dx.remedies for each in remedy.taken_by]


def without_names(dx: Diagnosis) -> Record:
    remedies = tuple(remedy.model_copy(update={"taken_by": ()}) for remedy in dx.remedies)
    return dx.record.model_copy(update={"partners": None, "remedies": remedies})


@everywhere
@given(st.data())
def test_swapping_partners_changes_nothing_but_their_names(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    turned = case.knowledge.diagnose(Couple(a=other, b=case.values))
    assert turned.record.partners == (dx.of("b")._parts, dx.of("a")._parts)
    assert [(other_way.practice, renamed(other_way.partners)) for other_way in taken_by(turned)] == [
        (each.practice, each.partners) for each in taken_by(dx)
    ]
    assert without_names(turned) == without_names(dx)
    assert dx.gaps() == turned.gaps()
    assert dx.view("a") == turned.view("b")
    assert dx.shareable() == turned.shareable()
    for question, other_way in zip(dx.next_questions(100), turned.next_questions(100), strict=True):
        assert other_way == question.model_copy(update={"partners": renamed(question.partners)})


@everywhere
@given(st.data())
def test_two_who_answer_alike_are_scored_like_one_of_them(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    same = case.knowledge.diagnose(Couple(a=case.values, b=case.values))
    assert same.safety == case.diagnosis.safety
    assert same.gaps() == ()
    assert same.of("a")._parts == same.of("b")._parts
    if case.knowledge.runtime.couples is case.knowledge.runtime:
        assert (same.findings, same.components) == (case.diagnosis.findings, case.diagnosis.components)
        assert same.indexes == case.diagnosis.indexes
        given = [
            [(each.strategy.id, each.priority, each.practices) for each in dx.remedies] for dx in (same, case.diagnosis)
        ]
        assert given[0] == given[1]


@everywhere
@given(st.data())
def test_nothing_is_above_both_partners(cases: Cases, data: st.DataObject) -> None:
    """By the rules that read the other one's answers it can be above what each has alone, but not above both."""
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    a, b = dx.of("a"), dx.of("b")
    for id, finding in dx.findings.items():
        assert finding.score == max(a.findings[id].score, b.findings[id].score)
        assert finding.basis in (a.findings[id].basis, b.findings[id].basis)
    for id, component in dx.components.items():
        assert component.score == min(a.components[id].score, b.components[id].score)
    for id, index in dx.indexes.items():
        assert index.low == (a.indexes[id].low + b.indexes[id].low) / 2
        assert index.open == (a.indexes[id].open or b.indexes[id].open or index.high - index.low > OPEN_ABOVE)
    given_to_other = any(signal.asks == "either" for signal in case.knowledge.signals.values())
    if case.knowledge.runtime.couples is case.knowledge.runtime and not given_to_other:
        for who in PARTNERS:
            assert dx.of(who).findings == dx.view(who).findings
            assert dx.of(who).components == dx.view(who).components


@everywhere
@given(st.data())
def test_a_view_is_the_diagnosis_of_the_own_answers(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=other, b=case.values))
    assert dx.view("b") == case.diagnosis
    assert dx.view("b").digest() == case.diagnosis.digest()
    assert str(dx.view("b").shareable()) == str(case.diagnosis.shareable())


@everywhere
@given(st.data())
def test_answering_narrows_the_intervals_of_the_two(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.5))
    other = data.draw(observations(case.knowledge, unknown=0.5))
    before = case.knowledge.diagnose(Couple(a=case.values, b=other))
    questions = [(question.id, who) for question in before.next_questions(100) for who in question.partners]
    if not questions:
        return
    id, who = data.draw(st.sampled_from(questions))
    value = data.draw(case.answers[id])
    more = {"a": case.values, "b": other}
    more[who] = {**more[who], id: value}
    after = case.knowledge.diagnose(Couple(**more))
    for was, now in zip((*before.findings.values(),), (*after.findings.values(),), strict=True):
        assert was.low <= now.low <= now.score <= now.high <= was.high


@everywhere
@given(st.data())
def test_screening_of_one_does_not_screen_the_other(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = data.draw(observations(case.knowledge))
    dx = case.knowledge.diagnose(Couple(a=case.values, b=other))
    own = [dx.of("a").safety, dx.of("b").safety]
    alone = [dx.view("a").safety, dx.view("b").safety]
    assert [each.concerns for each in own] == [each.concerns for each in alone]
    assert [each.unanswered for each in own] == [each.unanswered for each in alone]
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
    assert dx.shareable().model_dump_json() == without.shareable().model_dump_json()
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
        assert case.book.about_safety & {*a, *b}
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
        assert question.partners
        for who, own in zip(PARTNERS, (case.values, other), strict=True):
            assert who not in question.partners or question.id not in own
