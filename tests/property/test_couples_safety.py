"""Safety rules of couples are decided for each partner alone, and then combined."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.observations import Value
from intimacy_kit.testing.strategies.observations import answers
from tests.property.cases import guarded, two


def check(knowledge: KnowledgeBase, dx: ik.Diagnosis, a: Mapping[str, Value], b: Mapping[str, Value]) -> None:
    """The oracle: each partner diagnosed alone."""
    alone = [knowledge.diagnose(given).safety for given in (a, b)]
    concerns = {concern.id for safety in alone for concern in safety.concerns}
    assert {concern.id for concern in dx.safety.concerns} == concerns
    assert dx.safety.screened == all(safety.screened for safety in alone)
    assert {*dx.safety.unanswered} == {id for safety in alone for id in safety.unanswered}
    assert {*dx.safety.answered_no} == {*alone[0].answered_no} & {*alone[1].answered_no}
    assert {*dx.safety.unanswered} <= {*dx.unknown}
    if concerns:
        assert all(remedy.strategy.professional for remedy in dx.remedies)
        assert all(practice.safe_alone for remedy in dx.remedies for practice in remedy.practices)
    asked = {question.id: question.partners for question in dx.next_questions(100) if question.safety}
    for id in dx.safety.unanswered:
        missing = {who for who, given in zip(PARTNERS, (a, b), strict=True) if id not in given}
        open_for = {who for who, safety in zip(PARTNERS, alone, strict=True) if id in safety.unanswered}
        assert open_for <= {*asked[id]} <= missing


@given(guarded(), st.data())
def test_safety_of_a_couple_combines_that_of_each(knowledge: KnowledgeBase, data: st.DataObject) -> None:
    a, b = data.draw(two(knowledge))
    dx = knowledge.diagnose(ik.Couple(a=a, b=b))
    check(knowledge, dx, a, b)
    check(knowledge, knowledge.diagnose(ik.Couple(a=b, b=a)), b, a)


@given(guarded(), st.data())
def test_stored_couple_round_trips(knowledge: KnowledgeBase, data: st.DataObject) -> None:
    a, b = data.draw(two(knowledge))
    dx = knowledge.diagnose(ik.Couple(a=a, b=b))
    read = ik.Diagnosis.from_json(dx.to_json(), knowledge)
    assert read == dx
    assert (read.gaps(), read.view("a"), read.of("b")) == (dx.gaps(), dx.view("a"), dx.of("b"))
    assert read.next_questions(100) == dx.next_questions(100)
    assert {question.id for question in read.next_questions(100)} >= {*read.safety.unanswered}
    assert read.shareable() == dx.shareable()


@given(guarded(), st.data())
def test_private_answers_of_one_do_not_change_what_is_shared(knowledge: KnowledgeBase, data: st.DataObject) -> None:
    a, b = data.draw(two(knowledge))
    other, _ = data.draw(two(knowledge))
    private = knowledge.runtime.context.private
    instead = {id: value for id, value in a.items() if id not in private}
    instead |= {id: value for id, value in other.items() if id in private}
    dx, then = (knowledge.diagnose(ik.Couple(a=given, b=b)) for given in (a, instead))
    assert dx.shareable() == then.shareable()
    assert dx.view("b") == then.view("b")


@given(guarded(), st.data())
def test_safety_in_a_session_combines_that_of_each(knowledge: KnowledgeBase, data: st.DataObject) -> None:
    values = answers(knowledge)
    so_far: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
    some = st.lists(st.sampled_from(sorted(values)), max_size=4, unique=True)
    with knowledge.session() as session:
        for _ in range(data.draw(st.integers(1, 4))):
            if data.draw(st.booleans()):
                changes = [{id: data.draw(st.none() | values[id]) for id in data.draw(some)} for _ in PARTNERS]
                session.observe(ik.Couple(a=changes[0], b=changes[1]))
            else:
                changes = [dict.fromkeys(data.draw(some))] * 2
                session.observe(ik.Couple(a={}, b={}))
                session.retract(*changes[0])
            for given, new in zip(so_far, changes, strict=True):
                given.update({id: value for id, value in new.items() if value is not None})
                for id in [id for id, value in new.items() if value is None]:
                    given.pop(id, None)
            a, b = so_far
            assert session.diagnosis == knowledge.diagnose(ik.Couple(a=a, b=b))
            check(knowledge, session.diagnosis, a, b)
