"""Suggested cases: few answers, confirmed by running them, ready to paste."""

from dataclasses import replace

import pytest

from intimacy_kit import parse_condition
from intimacy_kit.engines.truth import Truth
from intimacy_kit.testing import coverage, pack_under_test, read_cases, run_cases, suggestions
from intimacy_kit.testing.case_search.search import CaseSearch
from intimacy_kit.testing.coverage import Coverage
from intimacy_kit.testing.suggestions import Suggestions
from tests.small_pack import FILES
from tests.unit.testing.tested_pack import CASES, STEPS, rule, subject_of, usual_subject
from tests.wording import Wording


def extended(cases: str, suggested: Suggestions, **files: str) -> Coverage:
    """The coverage with the suggestions pasted at the end; they come out as they say."""
    subject = subject_of(cases + "\n" + suggested.to_yaml(), **files)
    assert all(result.passed for result in run_cases(subject))
    return coverage(subject)


def test_with_the_suggestions_all_is_covered() -> None:
    suggested = suggestions(usual_subject())
    assert suggested.not_found == ()
    assert extended(CASES, suggested).percent == 100


def test_suggestions_for_a_pack_without_cases() -> None:
    suggested = suggestions(subject_of(""))
    assert extended("", suggested).percent == 100
    assert max(len(case.answers) for case in suggested.cases) <= 3


@pytest.mark.parametrize("every", [30, pytest.param(1, marks=pytest.mark.nightly)])
def test_suggestions_for_the_core_pack(every: int) -> None:
    """For its parts, or a sample of them: what a case covers is worked out of all parts of the pack, for each case."""
    core = replace(pack_under_test(), cases=())
    some = coverage(core).rows[::every]
    suggested = suggestions(core, Coverage(some))
    assert suggested.not_found == ()
    cases = read_cases({"cases.yaml": suggested.to_yaml()})
    assert 0 < len(cases) == len(suggested.cases) < sum(row.goals for row in some)
    if every == 1:
        assert len(cases) < len(some) / 2, "one case covers several parts"


def test_nothing_is_suggested_where_all_is_covered() -> None:
    suggested = suggestions(usual_subject())
    subject = subject_of(CASES + "\n" + suggested.to_yaml())
    assert suggestions(subject) == Suggestions((), ())
    assert suggestions(subject, coverage(subject)).to_yaml() == ""


def test_an_entry_to_paste(wording: Wording) -> None:
    [case, *_] = suggestions(subject_of("", rules=rule("a_first", "trust <= 2"))).cases
    wording(case.to_yaml())
    assert (case.goals[0].part.rule, case.goals[0].truth) == ("a_first", Truth.TRUE)


def test_safety_has_its_own_expectation(wording: Wording) -> None:
    cases = {case.id: case.to_yaml() for case in suggestions(subject_of("")).cases}
    wording(cases["fear_true"])


def test_values_of_every_kind_are_written_as_yaml(wording: Wording) -> None:
    when = 'topic == "money" and past_betrayal and mood > 0.1 and mood < 0.2'
    [case] = [case for case in suggestions(subject_of("", rules=rule("odd", when))).cases if case.id == "odd_true"]
    wording(case.to_yaml())


def test_ids_that_are_taken_or_long() -> None:
    taken = "- {id: odd_true, title: X, observations: {}, expect: {concerns: []}}"
    assert "odd_true_2" in [case.id for case in suggestions(subject_of(taken, rules=rule("odd", "trust < 2"))).cases]
    long = "a" * 64
    ids = [case.id for case in suggestions(subject_of("", rules=rule(long, "trust < 2 and mood > 3"))).cases]
    assert f"{'a' * 55}_true" in ids
    assert max(map(len, ids)) <= 64


def test_what_reads_scores_is_searched_for() -> None:
    rules = rule("far", "distance >= 0.75", "supports: gloom") + rule(
        "calm", "not gloom < 0.5 and trust > 3", "supports: understanding"
    )
    assert extended("", suggestions(subject_of("", rules=rules)), rules=rules).missing == ()


def test_conditions_over_many_signals_are_searched_for() -> None:
    names = ("trust", "mood", "arguments", "drinks", "rituals", "hides_feelings", "quality_time", "talk_minutes")
    when = " and ".join(f"{name} >= {value}" for name in names for value in (1, 2, 3))
    rules = rule("odd", when)
    assert extended("", suggestions(subject_of("", rules=rules)), rules=rules).missing == ()


def test_search_through_rules_that_are_constant() -> None:
    subject = subject_of("", rules=rule("always", "trust >= 0 and mood >= -10", "supports: gloom", 0.1))
    seeker, wanted = CaseSearch(subject.book), parse_condition("gloom >= 0.5 and mistrust >= 0.5")
    answers = seeker.found(wanted, Truth.TRUE)
    assert answers is not None
    assert subject.knowledge.evaluate(wanted, answers) is Truth.TRUE


def test_search_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = subject_of("", rules=rule("odd", "gloom >= 0.5", "supports: understanding"))
    assert suggestions(subject).not_found == ()
    monkeypatch.setattr("intimacy_kit.testing.case_search.search.MAX_STEPS", 1)
    assert "odd" in [goal.part.rule for goal in suggestions(subject).not_found]


def test_what_is_not_found_is_not_called_impossible() -> None:
    """A score of exactly this there is none, but nothing less than all combinations of answers would prove that."""
    found = suggestions(subject_of("", rules=rule("odd", "distance == 0.4", "supports: gloom")))
    assert [(goal.part.rule, goal.truth) for goal in found.not_found] == [("odd", Truth.TRUE)]
    assert all(case.id != "odd_true" for case in found.cases)


def test_a_score_that_two_answers_must_bring_about_together() -> None:
    rules = rule("both_at_once", "drinks >= 4 and mood < -9", "supports: gloom", 0.9) + rule(
        "odd", "gloom >= 0.9", "supports: understanding"
    )
    assert extended("", suggestions(subject_of("", rules=rules)), rules=rules).missing == ()


def test_a_pack_on_top_of_others_is_given_cases_for_its_own_rules_only() -> None:
    above = {
        "pack.yaml": FILES["pack.yaml"].replace("name: small", "name: above"),
        "rules.yaml": rule("no_trust", "trust < 1"),
    }
    found = suggestions(pack_under_test(above, FILES, core=False))
    assert [case.id for case in found.cases] == ["no_trust_true", "no_trust_false", "no_trust_unknown"]


def test_steps_that_do_not_count_are_suggested(wording: Wording) -> None:
    suggested = suggestions(subject_of("", rules=STEPS))
    assert suggested.not_found == ()
    assert extended("", suggested, rules=STEPS).percent == 100
    some = suggestions(subject_of(CASES, rules=STEPS)).cases
    wording([case.to_yaml() for case in some if any(goal.counts for goal in case.goals)])


def test_a_step_counts_only_where_the_stronger_one_is_false() -> None:
    """With few answers the stronger one is true too: it takes more to make it false."""
    text = """
- id: odd
  steps: {quality_time < 9: 0.1, trust < 5 or quality_time < 3: 0.3}
  when: little_time >= 0.25
  supports: gloom
  because: a
  source: notes
"""
    suggested = suggestions(subject_of("", rules=text + rule("busy", "quality_time < 20", "supports: little_time")))
    rules = text + rule("busy", "quality_time < 20", "supports: little_time")
    assert suggested.not_found == ()
    assert extended("", suggested, rules=rules).percent == 100
    [case] = [case for case in suggested.cases if any(goal.counts for goal in case.goals)]
    assert case.answers["quality_time"] >= 3
