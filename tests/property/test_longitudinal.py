"""Progress: equal for stored diagnoses, antisymmetric in time, no change from missing answers, none over a concern."""

from collections.abc import Iterator, Mapping

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals.slicing import finding_slice
from intimacy_kit.reasoning.runtime import Runtime
from tests.property.cases import Case, Cases, everywhere

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
    assert len(told.rows()) == sum(len(one.points) for one in (*told.findings, *told.components, *told.signals))
    assert repr(told) == "Progress()"


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_state_of_two_comparable_check_ins_is_their_difference(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    first, last = several(data, case, 2)
    for there, back in zip(ik.progress([first, last]).findings, ik.progress([last, first]).findings, strict=True):
        one, two = first.findings[there.id], last.findings[there.id]
        read = _read(case.knowledge.runtime, there.id)
        asked = first.observations.keys() & read, last.observations.keys() & read
        if asked[0] != asked[1] or not asked[0]:
            assert there.state == back.state or one.high < two.low or two.high < one.low
            assert (there.state == "not_asked_again") == (one.high >= two.low and two.high >= one.low)
        elif one.level == two.level and abs(one.score - two.score) < 0.1 - 1e-9:
            assert there.state == back.state == "plateau"
        else:
            assert there.state == ("improving" if two.score < one.score else "worsening")
            assert {there.state, back.state} == {"improving", "worsening"}


def _read(runtime: Runtime, finding: str) -> set[str]:
    """The signals that the rules of a finding and of its dependencies read."""
    scored = finding_slice(runtime.context.book, finding).findings
    return {
        name for one in scored for rule in one.rules for name in rule.when.names
    } & runtime.context.book.signals.keys()


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
    is_stored = data.draw(st.booleans(), label="stored")
    if is_stored:
        diagnoses = [ik.Diagnosis.from_json(dx.to_json()) for dx in diagnoses]
    told = ik.progress(diagnoses)
    assert not {trend.state for trend in (*told.findings, *told.components, *told.signals)} & MOVED
    assert told.followed == ()
    for trend in (*told.findings, *told.components):
        assert len({(point.score, point.level) for point in trend.points}) <= 1, "nothing is drawn to move"
    *earlier, last = diagnoses
    if not is_stored:
        plan = last.plan(minutes_per_week=60, earlier=earlier)
        told_heavy = [*_heavy(plan)]
        for finding in last.findings.values():
            if finding.title in told_heavy:
                assert any(dx.findings[finding.id].score == finding.score for dx in earlier)


def _heavy(plan: ik.Plan) -> Iterator[str]:
    for item in plan.items:
        _, _, titles = item.why.partition("Has not become lighter since the last time: ")
        yield from titles.removesuffix(".").removesuffix(", and more").split(", ") if titles else ()


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_no_improvement_is_told_under_a_concern(cases: Cases, data: st.DataObject) -> None:
    diagnoses = several(data, data.draw(cases()), 3)
    told = ik.progress(diagnoses)
    assert told.concern == any(dx.safety.concern for dx in diagnoses)
    assume(told.concern)
    assert told.followed == ()
    assert "better" not in str(told)
    assert "Safety comes first" in str(told)
