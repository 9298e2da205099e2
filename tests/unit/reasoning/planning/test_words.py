"""The text of plans."""

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

HARD = small_knowledge().diagnose(ALL_HARD)


def test_text_of_a_plan(wording: Wording) -> None:
    wording(str(HARD.plan(minutes_per_week=300, weeks=5)))


def test_weeks_without_changes_are_omitted() -> None:
    text = HARD.plan(minutes_per_week=300, weeks=52).text()
    assert "\nWeek 3 " in text
    assert "\nWeek 4" not in text


def test_weeks_with_dropped_practices_are_shown(wording: Wording) -> None:
    practices = (
        FILES["practices.yaml"].replace("cadence: daily", "cadence: monthly").replace("weekly, who", "once, who")
    )
    kb = small_knowledge(practices=practices)
    weeks = kb.diagnose(ALL_HARD).plan(minutes_per_week=300, weeks=6).text().split("\n\n")
    wording(weeks[2])
    assert weeks[2].endswith("\n  Go on with 1.")
    wording(weeks[4:7])


def test_empty_week_is_omitted() -> None:
    practices = FILES["practices.yaml"].replace("cadence: daily", "cadence: once").replace("when_needed", "once")
    kb = small_knowledge(practices=practices)
    text = kb.diagnose(ALL_HARD).plan(minutes_per_week=20, weeks=2).text()
    assert "\nWeek 1 (10 minutes)\n" in text
    assert "Week 2" not in text


def test_one_week_and_one_minute_are_singular(wording: Wording) -> None:
    text = HARD.plan(minutes_per_week=1, weeks=1).text()
    wording(text)


def test_plan_under_a_safety_concern_is_support_only() -> None:
    dx = small_knowledge().diagnose({"afraid": True})
    assert str(dx.plan(minutes_per_week=90)) == str(dx.support)


def test_text_of_an_empty_plan(wording: Wording) -> None:
    wording(str(small_knowledge().diagnose(ALL_WELL).plan(minutes_per_week=0.5)))


def test_no_more_than_three_findings_are_named() -> None:
    answers = {
        "feels_heard": 0,
        "interrupts": 4,
        "contempt": 4,
        "trust": 0,
        "quality_time_hours": 0,
        "hides_feelings": 4,
    }
    plan = ik.diagnose(answers).plan(minutes_per_week=90)
    reasons = {remedy.strategy.id: remedy.reasons for remedy in ik.diagnose(answers).remedies}
    many = [item for item in plan.items if len(reasons.get(item.strategies[0], ())) > 3]
    assert many
    assert all(", and more. " in item.why for item in many)
    assert all(len(line) <= 100 for line in str(plan).splitlines())
