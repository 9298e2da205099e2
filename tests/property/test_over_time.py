"""Progress: the same for stored diagnoses, turned around when time is, and never told for noise or over a concern."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from tests.property.cases import Cases, everywhere

CHANGED = st.integers(0, 3)


def several(data: st.DataObject, cases: Cases, count: int) -> list[ik.Diagnosis]:
    """Diagnoses of one case, some answers of which change each time."""
    case = data.draw(cases())
    values, diagnoses = dict(case.values), [case.diagnosis]
    for _ in range(count - 1):
        for id in data.draw(st.lists(st.sampled_from(sorted(case.answers)), max_size=3, unique=True)):
            values[id] = data.draw(case.answers[id])
        diagnoses.append(case.knowledge.diagnose(values))
    return diagnoses


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_stored_diagnoses_give_the_same_trends(cases: Cases, data: st.DataObject) -> None:
    diagnoses = several(data, cases, data.draw(st.integers(2, 4)))
    told = ik.progress(diagnoses)
    stored = ik.progress([ik.Diagnosis.from_json(dx.to_json()) for dx in diagnoses])
    assert (stored.findings, stored.components) == (told.findings, told.components)
    assert (stored.followed, stored.safety, stored.rules_changed) == (told.followed, told.safety, ())
    assert len(told.rows()) == sum(len(one.points) for one in (*told.findings, *told.components, *told.signals))
    assert repr(told) == "Progress()"


def only_asked(one: ik.Diagnosis, two: ik.Diagnosis) -> bool:
    """Whether other questions were answered, and none otherwise."""
    was, becomes = dict(one.observations), dict(two.observations)
    return was.keys() != becomes.keys() and {**was, **becomes} == {**becomes, **was}


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_of_two_the_state_is_their_difference(cases: Cases, data: st.DataObject) -> None:
    first, last = several(data, cases, 2)
    for there, back in zip(ik.progress([first, last]).findings, ik.progress([last, first]).findings, strict=True):
        one, two = first.findings[there.id], last.findings[there.id]
        notable = one.level != two.level or abs(one.score - two.score) >= 0.1 - 1e-9
        if not notable or only_asked(first, last):
            assert there.state == back.state == "plateau"
        else:
            assert there.state == ("improving" if two.score < one.score else "worsening")
            assert {there.state, back.state} == {"improving", "worsening"}


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_nothing_is_celebrated_over_a_concern(cases: Cases, data: st.DataObject) -> None:
    diagnoses = several(data, cases, 3)
    told = ik.progress(diagnoses)
    assert told.concern == any(dx.safety.concern for dx in diagnoses)
    assume(told.concern)
    assert told.followed == ()
    assert "better" not in str(told)
    assert "Safety comes first" in str(told)
