"""Plans: capacity, order, optimality (compared with brute force), and safety first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.concepts import BLOCKED_TAGS
from intimacy_kit.reasoning.planning.optimizer import best_selection
from intimacy_kit.reasoning.planning.progressions import progressions
from tests.property.cases import Case, Cases, concerned, everywhere, generated
from tests.unit.reasoning.planning.by_brute_force import a_week, best_choice, hardness, of_each, ways

MINUTES = st.sampled_from([0.5, 5, 20, 45, 90, 200, 1_000, 5_000]) | st.floats(1, 700)
WEEKS = st.integers(1, 12)


@st.composite
def calm(draw: st.DrawFn, cases: Cases) -> Case:
    """Cases without answers about safety."""
    case = draw(cases(unknown=0.2))
    asked_for_safety = {name for rule in case.knowledge.safety_rules.values() for name in rule.when.names}
    return case.answered({id: value for id, value in case.values.items() if id not in asked_for_safety})


def planned(data: st.DataObject, case: Case) -> ik.Plan:
    minutes, weeks = data.draw(MINUTES, label="minutes"), data.draw(WEEKS, label="weeks")
    return case.diagnosis.plan(minutes_per_week=minutes, together=data.draw(st.booleans()), weeks=weeks)


def open_remedies(case: Case) -> list[ik.Remedy]:
    return [remedy for remedy in case.diagnosis.remedies if not remedy.strategy.professional]


@everywhere
@given(st.data())
def test_selection_equals_brute_force(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(calm(cases))
    minutes, weeks = data.draw(st.sampled_from([1, 20, 45, 90, 700]), label="minutes"), data.draw(WEEKS)
    together, remedies = data.draw(st.booleans()), open_remedies(case)[: data.draw(st.integers(1, 4), label="remedies")]
    assume(ways(of_each(remedies, minutes, together=together)) <= 3_000)
    chosen = best_selection(progressions(remedies, minutes, together=together), minutes, weeks, 3)
    ids = tuple(tuple(practice.id for practice in practices) for practices in chosen)
    assert ids == best_choice(remedies, minutes, weeks, together=together)


@given(st.data())
def test_plan_equals_brute_force(data: st.DataObject) -> None:
    case = data.draw(calm(generated))
    plan, remedies = planned(data, case), open_remedies(case)
    minutes = int(plan.minutes_per_week)
    assume(ways(of_each(remedies, minutes, together=plan.together)) <= 3_000)
    support = [item.practice.cadence for item in plan.items if item.support]
    going_on = sum(cadence not in ("once", "today") for cadence in support)
    weeks = len(plan.weeks) - (len(support) > 1)  # two practices can start in a week, beside one of support
    chosen = best_choice(remedies, minutes, weeks, together=plan.together, count=3 - going_on)
    assert {item.practice.id for item in plan.items if not item.support} == {id for ids in chosen for id in ids}


@everywhere
@given(st.data())
def test_minutes_of_each_week_are_within_the_limit(cases: Cases, data: st.DataObject) -> None:
    plan = planned(data, data.draw(calm(cases)))
    for week in plan.weeks:
        assert week.minutes == sum(a_week(item.practice) for item in week.items if not item.support)
        assert week.minutes <= plan.minutes_per_week


@everywhere
@given(st.data())
def test_steps_ascend_in_difficulty_and_started_practices_continue(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(calm(cases))
    plan = planned(data, case)
    by_strategy: dict[str, list[ik.Practice]] = {}
    for item in plan.items:
        if not item.support:
            by_strategy.setdefault(item.strategies[0], []).append(item.practice)
    for remedy, own in of_each(open_remedies(case), int(plan.minutes_per_week), together=plan.together):
        practices = by_strategy.pop(remedy.strategy.id, [])
        suits = {each.practice for each in remedy.suited}
        levels = [(practice.id not in suits, hardness(practice)) for practice in practices]
        assert levels == sorted(set(levels))
        assert not levels or levels[0] == min((one.id not in suits, hardness(one)) for one in own)
    assert by_strategy == {}
    for item in plan.items:
        weeks = [week.number for week in plan.weeks if item in week.items]
        since = {
            "once": [item.begins],
            "today": [item.begins],
            "monthly": list(range(item.begins, len(plan.weeks) + 1, 4)),
        }
        assert weeks == since.get(item.practice.cadence, list(range(item.begins, len(plan.weeks) + 1)))


@everywhere
@given(st.data())
def test_strategy_starts_after_those_it_needs(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(calm(cases))
    plan = planned(data, case)
    first: dict[str, int] = {}
    for item in plan.items:
        if not item.support:
            first.setdefault(item.strategies[0], item.begins)
    with_practices = of_each(open_remedies(case), int(plan.minutes_per_week), together=plan.together)
    there = {remedy.strategy.id for remedy, _ in with_practices}
    for id, week in first.items():
        for earlier in there & set(case.knowledge.strategies[id].after):
            assert first[earlier] < week


@everywhere
@given(st.data())
def test_without_partner_all_practices_are_for_one(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(calm(cases))
    for item in case.diagnosis.plan(minutes_per_week=data.draw(MINUTES), together=False).items:
        assert item.practice.who == "one"
        assert "joint" not in item.practice.tags
        assert item.practice.safe_alone or not item.support


@everywhere
@given(st.data())
def test_under_a_concern_only_professional_support(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(concerned(cases))
    plan, knowledge = planned(data, case), case.knowledge
    assert plan.concern
    assert plan.items
    for item in plan.items:
        assert item.support
        assert item.practice.who == "one"
        assert not BLOCKED_TAGS & set(item.practice.tags)
        assert all(knowledge.strategies[id].professional for id in item.strategies)
    assert plan.to_text().startswith("Safety comes first")
    with pytest.raises(ik.QuestionError, match="no calendar"):
        plan.to_ics(data.draw(st.dates()))


@everywhere
@given(st.data())
def test_support_is_there_if_it_is_recommended_or_under_a_caution(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(calm(cases))
    plan, dx = planned(data, case), case.diagnosis
    recommended = [
        practice.id
        for remedy in dx.remedies
        if remedy.strategy.professional
        for practice in remedy.practices
        if practice.safe_alone
    ]
    cautious = [practice.id for caution in dx.safety.cautions for practice in caution.support]
    support = [item.practice.id for item in plan.items if item.support]
    assert set(support) <= {*recommended, *cautious}
    assert len(support) == min(3, len({*recommended, *cautious}))


@everywhere
@given(st.data())
def test_at_most_three_practices_at_a_time(cases: Cases, data: st.DataObject) -> None:
    plan = planned(data, data.draw(cases()))
    assert plan.concern or all(len(week.items) <= 3 for week in plan.weeks)


@everywhere
@given(st.data())
def test_every_plan_has_a_text_and_round_trips_through_json(cases: Cases, data: st.DataObject) -> None:
    plan = planned(data, data.draw(cases(unknown=0.3)))
    assert plan.to_text().startswith("Safety comes first" if plan.concern else "A plan for ")
    assert plan.items or plan.notes
    assert ik.Plan.model_validate_json(plan.model_dump_json()) == plan
    assert [item.number for item in plan.items] == list(range(1, len(plan.items) + 1))


@everywhere
@given(st.data())
def test_calendar_entries_are_within_the_plan(cases: Cases, data: st.DataObject) -> None:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
    plan = planned(data, data.draw(calm(cases)))
    start = data.draw(st.dates(max_value=date(9990, 1, 1)))
    written = plan.to_ics(start, names=data.draw(st.booleans()))
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == 1 + sum(item.practice.cadence != "when_needed" for item in plan.items)
    for event in events:
        assert start <= event["dtstart"].dt < event["dtend"].dt
        assert (event["dtend"].dt - start).days <= 7 * len(plan.weeks)


@everywhere
@given(st.data())
def test_plan_and_progress_agree_on_standing_concerns(cases: Cases, data: st.DataObject) -> None:
    """Over any sequence of check-ins with any answers, of one person or of two, stored or not."""
    case = data.draw(cases())
    given = st.fixed_dictionaries({}, optional=dict(case.answers))
    read = {name for rule in case.knowledge.safety_rules.values() for name in rule.when.names}
    screening = st.fixed_dictionaries({}, optional={id: case.answers[id] for id in sorted(read)})
    one = st.tuples(given, screening).map(lambda both: {**both[0], **both[1]})
    people = one if data.draw(st.booleans()) else st.builds(lambda a, b: ik.Couple(a=a, b=b), one, one)
    answers = st.lists(people, min_size=2, max_size=4)
    diagnoses = [case.knowledge.diagnose(values) for values in data.draw(answers)]
    *earlier, last = diagnoses
    if data.draw(st.booleans()):
        earlier = [ik.Diagnosis.from_json(dx.to_json()) for dx in earlier]
    plan = last.plan(minutes_per_week=10_000, weeks=52, earlier=earlier)
    standing = ik.progress([*earlier, last]).standing
    assert plan.concern == bool(standing)
    told = {concern.id for dx in diagnoses for concern in dx.safety.concerns}
    for id in told - {concern.id for concern in standing}:
        since = max(number for number, dx in enumerate(diagnoses) if id in {one.id for one in dx.safety.concerns})
        each = [person for dx in diagnoses[since:] for person in (dx, *map(dx.of, dx.partners))]
        assert any(id in person.safety.answered_no for person in each), "it was answered with no, by whose it was"
    if plan.concern:
        assert all(item.support and item.practice.safe_alone for item in plan.items)
        assert not any({*item.practice.tags} & BLOCKED_TAGS for item in plan.items)
        assert plan.review is None
    elif told:
        assert not plan.items or plan.items[0].support or not _alone(case)


def _alone(case: Case) -> bool:
    """Whether there is professional support for one person alone."""
    candidates = case.knowledge.runtime.context.candidates
    return any(candidate.strategy.professional and candidate.alone for candidate in candidates)


@everywhere
@given(st.data())
def test_praise_only_if_no_open_answer_can_make_a_finding_present(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.7))
    plan = case.diagnosis.plan(minutes_per_week=60)
    if any("seems to carry you" in note for note in plan.notes):
        more = {id: data.draw(case.answers[id]) for id in case.unanswered if data.draw(st.booleans())}
        assert not any(finding.level != "none" for finding in case.with_values(**more).diagnosis.findings.values())
