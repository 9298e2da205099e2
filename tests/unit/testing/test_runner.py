"""Running cases: what came out otherwise, and why."""

import pytest

from intimacy_kit.testing import run_cases
from intimacy_kit.testing.runner import CaseResult
from tests.unit.testing.tested_pack import CONDITIONED, conditioned_subject, rule, subject_of, usual_subject
from tests.wording import Wording


def result(observations: str, expect: str, **files: str) -> CaseResult:
    [one] = run_cases(
        subject_of(f"- {{id: x, title: X, observations: {{{observations}}}, expect: {{{expect}}}}}", **files)
    )
    return one


def why(observations: str, expect: str, **files: str) -> list[str]:
    [one] = result(observations, expect, **files).mismatches
    return list(one.reasons)


def test_cases_that_come_out_as_expected() -> None:
    results = run_cases(usual_subject())
    assert [one.located.case.id for one in results] == ["busy", "hidden", "hurt"]
    assert all(one.passed for one in results)


def test_a_case_that_does_not_fit_is_not_run() -> None:
    one = result("trust: 11", "levels: {little_time: severe, weather: none}")
    assert not one.passed
    assert [problem.code for problem in one.problems] == ["IK304", "IK472"]
    assert one.mismatches == ()


def test_a_level_that_came_out_too_low(wording: Wording) -> None:
    one = result("quality_time: 1.5, rituals: 3", "levels: {little_time: severe}")
    assert not one.passed
    [mismatch] = one.mismatches
    assert (mismatch.deviation.about, mismatch.deviation.expected, mismatch.deviation.found) == (
        "little_time", "severe", "moderate",
    )  # fmt: skip
    assert mismatch.deviation.sentence == "little_time is moderate (0.50), not severe"
    assert str(one.located.place(*mismatch.deviation.path)) == "cases.yaml:1:99"
    wording(list(mismatch.reasons))


def test_a_level_that_came_out_too_high(wording: Wording) -> None:
    wording(why("quality_time: 1.5", "levels: {little_time: none}"))


def test_relief_and_findings_that_lead_to_it(wording: Wording) -> None:
    wording(why("quality_time: 1.5, talk_minutes: 40, rituals: 0", "levels: {little_time: severe}"))
    wording(why("quality_time: 1.5", "levels: {distance: severe}"))


def test_a_component() -> None:
    told = why("trust: 9", "levels: {understanding: strong}")
    assert told
    assert not any("decided by" in line for line in told)


def test_many_rules_are_cut_short() -> None:
    rules = "".join(rule(f"drink_{number}", f"drinks >= {1 + number / 10}", strength=0.1) for number in range(9))
    told = why("drinks: 4", "levels: {mistrust: severe}", rules=rules)
    assert sum(line.startswith("+ drink_") for line in told) == 6
    assert "  and 3 more" in told


def test_another_remedy_came_first(wording: Wording) -> None:
    wording(why("quality_time: 1.5", "first_remedy: talk_openly"))
    wording(why("", "first_remedy: cheer_up"))


def test_a_remedy_that_waits_for_another(wording: Wording) -> None:
    told = why("quality_time: 1, rituals: 0, hides_feelings: 4", "first_remedy: make_time")
    wording(told[1])


def test_remedies_under_a_concern(wording: Wording) -> None:
    wording(why("hurt: true, quality_time: 1", "first_remedy: make_time"))


@pytest.mark.parametrize("expect", ["safety: concern", "concerns: [harm]"])
def test_safety(expect: str, wording: Wording) -> None:
    wording(why("afraid: false", expect))


def test_the_first_remedy_that_differs_is_explained() -> None:
    """Regression: other deviations than of the first remedy were looked for among the findings (IK401)."""
    first = why("quality_time: 1.5, rituals: 0", "remedies: [make_time, cheer_up]")
    assert [line.split()[0] for line in first] == ["cheer_up"]
    assert why("", "remedies: [make_time]")[0].startswith("make_time was expected")


def test_practices_and_cautions_that_came_otherwise() -> None:
    """Regression: their names were looked for among the findings (IK401)."""
    changed = (
        CONDITIONED.replace("make_time: free_evening", "make_time: none")
        .replace("left_out: [listen]", "left_out: [weekly_talk]")
        .replace("cautions: [drink_caution]", "cautions: []")
    )
    told = {
        mismatch.deviation.about: mismatch.reasons
        for one in run_cases(conditioned_subject(changed))
        for mismatch in one.mismatches
    }
    assert (told["first_practices"], told["left_out"]) == ((), ())
    assert "drink_caution (`drinks >= 3`) is true" in told["cautions"]
