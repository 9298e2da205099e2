"""Comparable findings of two check-ins, with known and unknown rules."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.diagnosis import check_ins
from intimacy_kit.reasoning.counterfactuals.slicing import signals_by_finding
from intimacy_kit.reasoning.progress.comparability import AnsweredQuestions, answered_questions, comparable_series
from tests.small_pack import ALL_HARD, small_knowledge

KB = small_knowledge()
OTHER = small_knowledge(
    rules="- {id: mood_matters, when: mood < 0, supports: little_time, strength: 0.5, because: It does., source: notes}"
)


def of(*diagnoses: ik.Diagnosis) -> list[AnsweredQuestions]:
    return answered_questions(check_ins(diagnoses) or [])


def stored(values: Mapping[str, float | bool | str], kb: ik.KnowledgeBase = KB) -> ik.Diagnosis:
    return ik.Diagnosis.from_json(kb.diagnose(values).to_json())


def test_signals_of_a_finding_include_those_of_its_dependencies() -> None:
    behind = signals_by_finding(KB.runtime.context.book)
    assert behind["little_time"] == {"quality_time", "talk_minutes", "rituals"}
    assert behind["mistrust"] == {"hides_feelings", "trust", "past_betrayal", "arguments", "topic"}
    assert behind["distance"] == behind["little_time"] | behind["mistrust"]
    assert behind["gloom"] == behind["distance"] | {"mood", "drinks"}


def test_only_relevant_questions_have_to_be_the_same() -> None:
    one, other = of(KB.diagnose(ALL_HARD), KB.diagnose({"quality_time": 9, "talk_minutes": 5, "rituals": 1}))
    assert one.has_same_questions(other, "little_time")
    assert not one.has_same_questions(other, "mistrust")
    assert (one.count_for("little_time"), other.count_for("mistrust")) == (3, 0)


def test_no_relevant_answers_are_not_comparable() -> None:
    one, other = of(KB.diagnose({"mood": 1}), KB.diagnose({"mood": 2}))
    assert not one.has_same_questions(other, "little_time")


def test_with_different_rules_questions_relevant_to_either_count() -> None:
    values = {"quality_time": 1, "mood": 2}
    one, other = of(KB.diagnose(values), OTHER.diagnose(values))
    assert one.has_same_questions(other, "little_time")
    one, other = of(KB.diagnose({"quality_time": 1}), OTHER.diagnose(values))
    assert not one.has_same_questions(other, "little_time")


@pytest.mark.parametrize("finding", ["little_time", "of_neither"])
def test_without_rules_all_questions_are_relevant(finding: str) -> None:
    one, other = of(stored({"quality_time": 1, "topic": "money"}), stored({"quality_time": 2, "mood": 1}))
    assert not one.has_same_questions(other, finding)
    assert one.count_for(finding) == 2
    one, other = of(stored({"quality_time": 1}), OTHER.diagnose({"quality_time": 2}))
    assert one.has_same_questions(other, finding)
    assert not other.has_same_questions(of(stored({"trust": 1}))[0], finding)


def test_rules_are_taken_from_another_check_in_with_the_same_rules() -> None:
    values = {"quality_time": 2}
    one, other, _ = of(stored({**values, "mood": 1}), stored(values), KB.diagnose({}))
    assert one.has_same_questions(other, "little_time")
    assert not one.has_same_questions(other, "gloom")


def test_answers_of_different_partners_are_not_comparable() -> None:
    a, b = {"quality_time": 1}, {"quality_time": 2}
    both, again, one, neither, single = of(
        KB.diagnose(ik.Couple(a=a, b=b)),
        KB.diagnose(ik.Couple(a=b, b=b)),
        KB.diagnose(ik.Couple(a={}, b=b)),
        KB.diagnose(ik.Couple(a={}, b={})),
        KB.diagnose(a),
    )
    assert both.has_same_questions(again, "little_time")
    assert not any(both.has_same_questions(other, "little_time") for other in (one, neither, single))
    assert both.has_same_people(neither, "little_time")
    assert not any(both.has_same_people(other, "little_time") for other in (one, single))


def test_stored_couples_are_not_comparable_by_questions() -> None:
    couple = KB.diagnose(ik.Couple(a={"quality_time": 1}, b={"quality_time": 2}))
    stored = ik.Diagnosis.from_json(couple.to_json())
    one, other, live, empty = of(stored, stored, couple, KB.diagnose(ik.Couple(a={}, b={})))
    assert one.count_for("little_time") == 1
    assert not any(one.has_same_questions(another, "little_time") for another in (other, live, empty))
    assert not any(one.has_same_people(another, "little_time") for another in (other, live))
    assert one.has_same_people(empty, "little_time")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("a", ""),
        ("ab", ""),
        ("aa", "aa"),
        ("aba", "aa"),
        ("aabb", "bb"),
        ("aabc", "aa"),
        ("aaabc?", "c?"),
    ],
)
def test_line_is_the_latest_comparable_series(given: str, expected: str) -> None:
    found = comparable_series(given, lambda one, other: one == other or "?" in {one, other})
    assert "".join(found) == expected
