"""A what-if equals the diagnosis of the changed answers, lists every difference, and cannot remove a concern."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.observations import Value
from tests.property.cases import Case, Cases, concerned, everywhere

COUNT = st.integers(0, 4)


def supposed(data: st.DataObject, case: Case) -> dict[str, Value | None]:
    ids = data.draw(st.lists(st.sampled_from(sorted(case.answers)), max_size=4, unique=True), label="signals")
    return {id: data.draw(st.none() | case.answers[id], label=id) for id in ids}


def together(case: Case, changes: dict[str, Value | None]) -> dict[str, Value | None]:
    return {**case.values, **changes}


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_what_if_equals_the_diagnosis_of_the_changed_answers(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    changes = supposed(data, case)
    try:
        then = case.diagnosis.what_if(changes)
    except ik.QuestionError:  # what it may refuse, the other properties say
        return
    new = case.knowledge.diagnose(together(case, changes))
    assert then.diagnosis == new
    differ = {id for id in case.knowledge.signals if case.diagnosis.observations.get(id) != new.observations.get(id)}
    assert {signal.id for signal in then.signals} == differ
    old = {**case.diagnosis.findings, **case.diagnosis.components}
    moved = {one.id: one for one in (*then.findings, *then.components)}
    for id, found in {**new.findings, **new.components}.items():
        before = old[id]
        if (before.score, before.low, before.high) == (found.score, found.low, found.high):
            assert id not in moved
            continue
        one = moved.pop(id)
        assert (one.before.score, one.after.score) == (before.score, found.score)
        assert (one.before.level, one.after.level) == (before.level, found.level)
        assert (one.after.score > one.before.score) == (one.way in ("rises", "appears"))
        assert (one.way == "appears") == (before.level == "none" != found.level)
        assert (one.way == "goes") == (found.level == "none" != before.level)
    assert not moved
    concern = case.diagnosis.safety.concern or new.safety.concern
    assert str(then).startswith("Safety comes first" if concern else "What if")


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_what_if_cannot_remove_a_concern(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(concerned(cases))
    read = case.book.about_safety
    changes = supposed(data, case)
    given = case.diagnosis.observations
    checked = {**given, **case.knowledge.observations(changes)}
    touched = {id for id in changes if (None if changes[id] is None else checked[id]) != given.get(id)}
    if touched & read:
        with pytest.raises(ik.QuestionError) as caught:
            case.diagnosis.what_if(changes)
        assert caught.value.code == "IK420"
        return
    then = case.diagnosis.what_if(changes)
    assert then.diagnosis.safety.concerns == case.diagnosis.safety.concerns
    assert then.diagnosis.remedies == case.diagnosis.remedies
    assert then.remedies == ()
    assert str(then).startswith("Safety comes first")


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_what_if_cannot_improve_the_safety_status(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    try:
        then = case.diagnosis.what_if(supposed(data, case)).diagnosis.safety
    except ik.QuestionError:
        return
    was = case.diagnosis.safety
    assert {concern.id for concern in was.concerns} <= {concern.id for concern in then.concerns}
    assert then.status in (was.status, "concern")
