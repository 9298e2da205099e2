"""Progress: equal for stored diagnoses, on common answers, the same both ways, no change from missing answers."""

from collections.abc import Mapping
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.progress.trends import Trend
from tests.property.cases import Case, Cases, concerned, everywhere

CHANGED = st.integers(0, 3)


def several(data: st.DataObject, case: Case, count: int) -> list[ik.Diagnosis]:
    """Diagnoses of one case, with some changed answers each time."""
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
    diagnoses = several(data, data.draw(cases()), data.draw(st.integers(2, 4)))
    told = ik.progress(diagnoses)
    stored = ik.progress([ik.Diagnosis.from_json(dx.to_json()) for dx in diagnoses])
    one = ik.progress([*(ik.Diagnosis.from_json(dx.to_json()) for dx in diagnoses[1:]), diagnoses[0]])
    assert one.findings == ik.progress([*diagnoses[1:], diagnoses[0]]).findings, "one that knows the rules is enough"
    if not told.questions_changed:
        for of_stored, of_live in zip(stored.findings, told.findings, strict=True):
            assert not of_live.points or of_stored == of_live
        assert stored.followed == told.followed
    assert (stored.safety, stored.rules_changed) == (told.safety, ())
    assert len(told.rows()) == sum(len(one.points) for one in (*_results(told), *told.signals))
    assert repr(told) == "Progress()"


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_two_check_ins_are_compared_by_diagnosing_both_on_common_answers(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    first, last = several(data, case, 2)
    kept = data.draw(given_again(last.observations))
    last = case.knowledge.diagnose(kept)
    common = [
        case.knowledge.diagnose({id: dx.observations[id] for id in first.observations.keys() & kept.keys()})
        for dx in (first, last)
    ]
    there, back = ik.progress([first, last]), ik.progress([last, first])
    for one, two in zip(_results(there), _results(back), strict=True):
        assert one.compared == two.compared, "it does not depend on the order"
        assert (one.state == "plateau") == (two.state == "plateau"), "moved is moved both ways"
        assert {one.state, two.state} in ({"improving", "worsening"}, {one.state})
        assert one.overall == (one.state if one.compared else None)
        if not one.compared:
            continue
        then, now = (_height(dx, one.id) for dx in common)
        assert [point.score for point in one.points] == [then, now]
        assert [point.score for point in two.points] == [now, then]
        if one.kind == "index":
            moved = abs(now - then) >= 0.05 - 1e-9
        else:
            moved = abs(now - then) >= 0.1 - 1e-9 or level(now) != level(then)
        better = now < then if one.kind in ("challenge", "consequence") else now > then
        assert one.state == ("plateau" if not moved else "improving" if better else "worsening")


def _results(told: ik.Progress) -> list[Trend]:
    return [*told.findings, *told.components, *told.indexes]


def _height(dx: ik.Diagnosis, id: str) -> float:
    if id in dx.indexes:
        return (dx.indexes[id].low + dx.indexes[id].high) / 2
    return (dx.findings.get(id) or dx.components[id]).score


Answers = dict[str, Value]
MOVED = {"improving", "worsening", "relapse", "changed"}


@st.composite
def given_again(draw: st.DrawFn, answers: Mapping[str, Value]) -> Answers:
    """Some of the same answers."""
    kept = draw(st.lists(st.sampled_from(sorted(answers)), unique=True)) if answers else []
    return {id: answers[id] for id in kept}


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_missing_answers_are_no_change(cases: Cases, data: st.DataObject) -> None:
    """Of one person or of two, stored or not, with any answers left out any number of times."""
    case = data.draw(cases())
    values = dict(case.values)
    other = data.draw(st.none() | st.fixed_dictionaries({}, optional=dict(case.answers)), label="the other partner")

    def again() -> ik.Diagnosis:
        mine = data.draw(given_again(values))
        if other is None:
            return case.knowledge.diagnose(mine)
        return case.knowledge.diagnose(ik.Couple(a=mine, b=data.draw(given_again(other))))

    diagnoses = [again() for _ in range(data.draw(st.integers(2, 4)))]
    if data.draw(st.booleans(), label="stored"):
        diagnoses = [ik.Diagnosis.from_json(dx.to_json()) for dx in diagnoses]
    told = ik.progress(diagnoses)
    assert not {trend.state for trend in (*_results(told), *told.signals)} & MOVED
    assert not {trend.overall for trend in _results(told)} & MOVED
    assert told.followed == ()
    for trend in _results(told):
        for _, line in groupby(trend.points, key=lambda point: point.line):
            assert len({(point.score, point.level) for point in line}) == 1, "no line is drawn to move"


@everywhere
@given(data=st.data())
def test_two_partners_are_compared_alike_whoever_is_called_a(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    answers = st.fixed_dictionaries({}, optional=dict(case.answers))
    pairs = data.draw(st.lists(st.tuples(answers, answers), min_size=2, max_size=3))
    diagnose = case.knowledge.diagnose
    told = ik.progress([diagnose(ik.Couple(a=a, b=b)) for a, b in pairs])
    turned = ik.progress([diagnose(ik.Couple(a=b, b=a)) for a, b in pairs])
    other_name = {"a": "b", "b": "a"}
    signals = [trend.model_copy(update={"partner": other_name[trend.partner or ""]}) for trend in turned.signals]
    in_order = sorted(signals, key=lambda trend: (trend.id, trend.partner or ""))
    assert told == turned.model_copy(update={"signals": tuple(in_order)})


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_no_improvement_is_told_under_a_concern(cases: Cases, data: st.DataObject) -> None:
    diagnoses = several(data, data.draw(concerned(cases)), 3)
    told = ik.progress(diagnoses)
    assert told.concern
    assert told.followed == ()
    assert "better" not in str(told)
    assert "Safety comes first" in str(told)
