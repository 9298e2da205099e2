"""Safety comes first, and a missing answer never counts as safe."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines.truth import Truth
from tests.property.cases import Case, Cases, everywhere

SCREENED = {"conflict", "vulnerability"}
BLOCKED = {"joint", "conflict", "vulnerability"}


def truths(case: Case) -> dict[str, Truth]:
    """The truth of each safety rule of a concern, evaluated one by one."""
    rules = case.knowledge.safety_rules.values()
    return {rule.id: case.knowledge.evaluate(rule.when, case.values) for rule in rules if rule.kind == "concern"}


def blocked(case: Case) -> set[str]:
    """The practices that must not be recommended under a concern."""
    return {
        id for id, practice in case.knowledge.practices.items()
        if practice.who == "both" or BLOCKED & set(practice.tags)
    }  # fmt: skip


@everywhere
@given(st.data())
def test_status_follows_from_the_safety_rules(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    found, truth = case.diagnosis.safety, truths(case)
    assert [concern.id for concern in found.concerns] == [id for id in truth if truth[id] is Truth.TRUE]
    assert found.screened == (bool(truth) and Truth.UNKNOWN not in truth.values())
    if found.concerns:
        assert found.status == "concern"
    else:
        assert found.status == ("no_concern_reported" if found.screened else "not_screened")
    assert found.concern == (found.status == "concern")


@everywhere
@given(st.data())
def test_missing_answers_never_count_as_safe(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    found = case.diagnosis.safety
    if any(truth is Truth.UNKNOWN for truth in truths(case).values()) or not truths(case):
        assert found.status in ("not_screened", "concern")
    if found.status == "not_screened":
        assert bool(found.unanswered) == bool(truths(case))
    assert "safe" not in json.dumps(found.model_dump(exclude={"concerns", "cautions"})).split('"')
    told = case.diagnosis.to_text(width=100_000)
    for concern in found.concerns:
        told = told.replace(concern.title, "").replace(concern.text, "")
    for reason in (reason for remedy in case.diagnosis.remedies for reason in remedy.waiting):
        told = told.replace(reason.title, "")
    claims = told.split("\n\n")[0 if found.concerns else 1].replace("That never means safe", "")
    assert claims.startswith("Safety")
    assert not re.search(r"\bsafe\b", claims)


@everywhere
@given(st.data())
def test_a_caution_changes_no_status_and_nothing_that_it_withholds_is_given(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    rules = [rule for rule in case.knowledge.safety_rules.values() if rule.kind == "caution"]
    true = [rule.id for rule in rules if case.knowledge.evaluate(rule.when, case.values) is Truth.TRUE]
    dx = case.diagnosis
    assert [caution.id for caution in dx.safety.cautions] == true
    if dx.safety.concern:
        return
    withheld = bool(true) or (dx.safety.status == "not_screened" and bool(truths(case)))
    given = [practice for remedy in dx.remedies for practice in remedy.practices]
    waiting = [reason.id for remedy in dx.remedies for reason in remedy.waiting]
    assert not withheld or not any(SCREENED & set(practice.tags) for practice in given)
    assert not waiting or (withheld and not true)
    assert all(SCREENED & set(case.knowledge.practices[id].tags) for id in waiting)
    for caution in dx.safety.cautions:
        assert caution.support
        assert not {practice.id for practice in caution.support} & blocked(case)
    plan = dx.plan(minutes_per_week=10_000)
    assert max(len(week.items) for week in plan.weeks) <= 3
    assert not withheld or not any(SCREENED & set(item.practice.tags) for item in plan.items)


@everywhere
@given(st.data())
def test_under_a_concern_only_professional_support(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.1))
    if not case.diagnosis.safety.concern:
        return
    alone = case.knowledge.practices.keys() - blocked(case)
    professional = {
        id: alone & set(strategy.practices)
        for id, strategy in sorted(case.knowledge.strategies.items())
        if strategy.professional and alone & set(strategy.practices)
    }
    named = {practice.id for concern in case.diagnosis.safety.concerns for practice in concern.support}
    nobodys = named.difference(*professional.values())  # told with the first professional strategy
    told = {remedy.strategy.id: {practice.id for practice in remedy.practices} for remedy in case.diagnosis.remedies}
    first = next(iter(professional))
    expected = {
        id: own & named | (nobodys if id == first else set()) if named else own for id, own in professional.items()
    }
    assert told == {id: practices for id, practices in expected.items() if practices}
    assert list(told) == sorted(told)
    assert told
    concerns = [concern.id for concern in case.diagnosis.safety.concerns]
    for remedy in case.diagnosis.remedies:
        assert remedy.priority == remedy.relevance == 1
        assert [reason.id for reason in remedy.reasons] == concerns
        assert remedy.practices


@everywhere
@given(st.data())
def test_under_a_concern_no_blocked_practice_appears_anywhere(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0.1))
    if not case.diagnosis.safety.concern:
        return
    for remedy in case.diagnosis.remedies:
        for practice in remedy.practices:
            assert practice.who == "one"
            assert not BLOCKED & set(practice.tags)
    told = json.dumps(case.diagnosis.to_dict()["remedies"])
    assert not blocked(case) & set(told.split('"'))


@everywhere
@given(st.data())
def test_without_a_concern_safety_answers_change_nothing(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    remedies = [remedy for remedy in case.diagnosis.remedies if not remedy.first]
    assert case.diagnosis.safety.concern or len(remedies) == 1 or all(each.relevance >= 0.25 for each in remedies)
