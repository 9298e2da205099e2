"""Cases, coverage, suggestions and mutants of the conditions of strategies and practices, and of cautions."""

from __future__ import annotations

import pytest

import intimacy_kit as ik
from intimacy_kit.testing import coverage, run_cases
from intimacy_kit.testing.cases import deviations
from intimacy_kit.testing.mutation.incremental import IncrementalRun, examples
from intimacy_kit.testing.mutation.mutants import mutants
from intimacy_kit.testing.suggestions import suggestions
from tests.small_pack import FILES
from tests.unit.testing.tested_pack import CASES, CONDITIONED, conditioned_subject, subject_of


def test_the_cases_pass() -> None:
    assert all(result.passed for result in run_cases(conditioned_subject()))


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("first_practices: {make_time: listen}", "unknown practice 'listen'"),
        ("first_practices: {make_times: free_evening}", "unknown strategy 'make_times'"),
        ("left_out: [listens]", "unknown practice 'listens'"),
        ("cautions: [harm]", "unknown safety rule 'harm'"),
        ("concerns: [drink_caution]", "unknown safety rule 'drink_caution'"),
    ],
)
def test_unknown_names_are_errors(expect: str, told: str) -> None:
    text = f"- {{id: one, title: One, observations: {{mood: 1}}, expect: {{{expect}}}}}\n"
    subject = conditioned_subject(text)
    (problem,) = subject.case_problems(subject.cases[0])
    assert problem.code == "IK472"
    assert problem.message == told


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        ("first_practices: {talk_openly: listen}", "the first practice of talk_openly is weekly_talk, not listen"),
        ("first_practices: {make_time: free_evening}", "the first practice of make_time is none, not free_evening"),
        ("left_out: [weekly_talk]", "weekly_talk is a practice of talk_openly, not left out"),
        ("cautions: [drink_caution]", "the cautions are none"),
    ],
)
def test_deviations_in_a_sentence(expect: str, sentence: str) -> None:
    observations = "{mood: 5, hides_feelings: 4, trust: 4, past_betrayal: false}"
    text = f"- {{id: one, title: One, observations: {observations}, expect: {{{expect}}}}}\n"
    subject = conditioned_subject(text)
    case = subject.cases[0].case
    found = list(deviations(subject.knowledge.diagnose(case.observations), case.expect))
    assert [one.sentence for one in found] == [sentence]


def test_a_case_that_expects_nothing_is_refused() -> None:
    with pytest.raises(ik.PackError, match="should say at least one thing"):
        conditioned_subject("- {id: one, title: One, observations: {}, expect: {left_out: []}}\n")


def test_conditions_are_covered_and_suggested() -> None:
    subject = conditioned_subject(CASES)
    missing = {str(goal) for goal in coverage(subject).missing}
    assert "first_when of cheer_up is true" in missing
    assert "suits of weekly_talk is false" not in missing
    assert "not_when of listen: `mood >= 5`" not in str(coverage(subject))
    found = suggestions(subject)
    text = found.to_yaml()
    assert "first_remedy: cheer_up" in text
    assert "cautions: [drink_caution]" in text
    again = conditioned_subject(CASES + text.replace("TODO ", ""))
    assert coverage(again).percent == 100
    assert all(result.passed for result in run_cases(again))
    assert "cheer_up: first_when" in str(coverage(subject))


def test_suggested_cases_expect_what_comes_out_of_practices() -> None:
    practices = FILES["practices.yaml"].replace("{id: listen,", "{id: listen, not_when: mood == 9.5,")
    practices = practices.replace("{id: weekly_talk,", "{id: weekly_talk, suits: mistrust >= 0.5 and arguments == 11,")
    text = suggestions(subject_of(CASES, practices=practices)).to_yaml()
    assert "left_out: [listen]" in text
    assert "first_practices: {talk_openly: weekly_talk}" in text


def test_changes_of_conditions_are_noticed() -> None:
    subject = conditioned_subject(CONDITIONED)
    run = IncrementalRun(subject, examples(subject))
    killed = {(mutant.entry, mutant.after): run.killed_by(mutant) for mutant in mutants(subject)}
    assert killed["cheer_up", "`mood < -5`"] == "mood"
    assert killed["listen", "`mood > 5`"] == "bright"
    assert killed["weekly_talk", "`trust >= 5`"] == "even"
    assert killed["drink_caution", "`drinks >= 2`"] == "bright"
    assert killed["drink_caution", "`drinks < 3`"] == "bright"
    assert killed["cheer_up", "`mood <= -4`"] is None
