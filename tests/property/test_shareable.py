"""The shareable part is independent of private answers."""

import json

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.model.couple import PARTNERS, Couple
from intimacy_kit.testing.strategies import observations
from tests.property.cases import Case, Cases, everywhere


def private(case: Case) -> set[str]:
    """The private signals: asked alone, or read by safety rules of concerns."""
    asked_alone = {id for id, signal in case.knowledge.signals.items() if signal.asks == "alone"}
    return asked_alone | {
        name for rule in case.knowledge.safety_rules.values() for name in rule.when.names if rule.kind == "concern"
    }


@everywhere
@given(st.data())
def test_private_answers_change_nothing(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    other = {id: value for id, value in case.values.items() if id not in private(case)}
    for signal in sorted(private(case)):
        if data.draw(st.booleans()):
            other[signal] = data.draw(case.answers[signal])
    seen = case.diagnosis.shareable()
    seen_with_others = case.knowledge.diagnose(other).shareable()
    assert seen_with_others == seen
    assert seen_with_others.model_dump_json() == seen.model_dump_json()
    assert str(seen_with_others) == str(seen)


def of_two(data: st.DataObject, case: Case) -> tuple[Couple, Couple]:
    """A couple, and the same with other private answers of each."""
    given, instead = [], []
    for who in PARTNERS:
        own = case.values if who == "a" else data.draw(observations(case.knowledge))
        given.append(own)
        instead.append({id: value for id, value in own.items() if id not in private(case)})
        for signal in sorted(private(case)):
            if data.draw(st.booleans()):
                instead[-1][signal] = data.draw(case.answers[signal])
    return Couple(a=given[0], b=given[1]), Couple(a=instead[0], b=instead[1])


@everywhere
@given(st.data())
def test_what_is_for_both_is_the_same_whatever_was_answered_in_private(cases: Cases, data: st.DataObject) -> None:
    """Also after other check-ins, which are stored and read, and are planned with."""
    case = data.draw(cases())
    seen = []
    for couples in zip(of_two(data, case), of_two(data, case), strict=True):
        first, last = (case.knowledge.diagnose(couple) for couple in couples)
        stored = Diagnosis.from_json(first.to_json(), case.knowledge)
        last.plan(minutes_per_week=60, earlier=[stored])
        again = Diagnosis.from_json(last.to_json(), case.knowledge)
        told = [stored.shareable(), last.shareable()]
        assert again.shareable() == told[1]
        seen.append([(each.model_dump_json(), str(each), each.to_html()) for each in told])
    assert seen[0] == seen[1]


@everywhere
@given(st.data())
def test_no_answers_no_numbers_and_no_safety(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    seen = case.diagnosis.shareable()
    plain = json.loads(seen.model_dump_json())
    results = {"findings", "components", "indexes", "remedies"}
    assert plain.keys() == {"format", *results, "provenance", "locale", "level_words"}
    for part in (*plain["findings"], *plain["components"], *plain["indexes"]):
        assert not any(type(value) in (int, float) for value in part.values())
    names = {
        id for section in ("findings", "components", "indexes", "remedies") for part in plain[section] for id in part
    }
    words = {"title", "in_short", "level_title", "level_titles", "text"}
    assert names <= {"id", "kind", "level", "open", "basis", "practices", *words}
    told = {*json.dumps({**plain, "remedies": []}).split('"')}
    assert not told & {*case.knowledge.signals, *case.knowledge.safety_rules}
    for remedy in seen.remedies:
        assert not case.knowledge.strategies[remedy.id].professional
        assert all(not {"vulnerability", "conflict"} & {*practice.tags} for practice in remedy.practices)
        assert remedy.practices


@everywhere
@given(st.data())
def test_only_what_is_private_is_left_out(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    hidden = {id for id, consequence in case.knowledge.consequences.items() if consequence.private}
    seen = case.diagnosis.shareable()
    expected = sorted({*case.knowledge.challenges, *case.knowledge.consequences} - hidden)
    assert [finding.id for finding in seen.findings] == expected
    assert [component.id for component in seen.components] == sorted(case.knowledge.components)
    parts = {index.id: {part.of for part in index.of} for index in case.book.indexes}
    assert [index.id for index in seen.indexes] == [id for id, of in parts.items() if not of & hidden]


@everywhere
@given(st.data())
def test_levels_are_those_of_the_answers_that_are_not_private(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    public = {id: value for id, value in case.values.items() if id not in private(case)}
    diagnosis = case.knowledge.diagnose(public)
    seen = case.diagnosis.shareable()
    for finding in seen.findings:
        found = diagnosis.findings[finding.id]
        assert (finding.level, finding.open, finding.basis) == (found.level, found.open, found.basis)
    for component in seen.components:
        assert component.level == diagnosis.components[component.id].level
    for index in seen.indexes:
        assert index.level == diagnosis.indexes[index.id].level


def suiting(case: Case) -> set[str]:
    """The names by which it is decided what comes first, and which practices suit or do not."""
    strategies, practices = case.knowledge.strategies.values(), case.knowledge.practices.values()
    conditions = [each for one in practices for each in (one.suits, one.not_when)]
    conditions += [one.first_when for one in strategies]
    return {name for condition in conditions if condition is not None for name in condition.names}


@everywhere
@given(st.data())
def test_what_both_can_do_follows_from_levels_and_what_is_asked_for_it(cases: Cases, data: st.DataObject) -> None:
    """Where these are the same remedies are: they tell nothing finer."""
    one = data.draw(cases())
    deciding = suiting(one)
    others = sorted(one.answers.keys() - deciding)
    few = data.draw(st.lists(st.sampled_from(others), max_size=4, unique=True)) if others else []
    changed = {**one.values, **{id: data.draw(one.answers[id]) for id in few}}
    first, second = one.diagnosis.shareable(), one.knowledge.diagnose(changed).shareable()
    if [finding.level for finding in first.findings] == [finding.level for finding in second.findings]:
        assert first.remedies == second.remedies
