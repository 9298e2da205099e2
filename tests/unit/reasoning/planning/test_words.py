"""Plans in plain words."""

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge

HARD = small_knowledge().diagnose(ALL_HARD)


def test_a_plan_in_plain_words() -> None:
    assert (
        str(HARD.plan(minutes_per_week=300, weeks=5))
        == """\
A plan for 5 weeks, 300 minutes a week
======================================

Week 1 (70 minutes)
   1. A first call: 15 minutes, when it is needed
      From "See a professional". Weighs heavily at the moment: Mistrust, Distance. (evidence: good)
   2. Just listen: 10 minutes, every day
      Helps with: Mistrust, Distance. From "Talk openly", a gentle step. (evidence: good)

Week 2 (190 minutes)
   3. A free evening: 120 minutes, once a week
      Helps with: Little time, Distance. From "Make time", a step for the two of you. (evidence:
      moderate)
  Go on with 1, 2.

Week 3 (220 minutes)
   4. A weekly talk: 30 minutes, once a week
      Helps with: Mistrust, Distance. From "Talk openly", a step of opening up. (evidence: good)
  Go on with 1, 2, 3.

At the end: Do the check-in again, and see what has become lighter. Where nothing has, think of
support by a professional: that is no failure, and one can go alone."""
    )


def test_weeks_that_bring_nothing_new_are_left_out() -> None:
    text = HARD.plan(minutes_per_week=300, weeks=52).text()
    assert "\nWeek 3 " in text
    assert "\nWeek 4" not in text


def test_weeks_in_which_something_is_left_out_are_told() -> None:
    practices = (
        FILES["practices.yaml"].replace("cadence: daily", "cadence: monthly").replace("weekly, who", "once, who")
    )
    kb = small_knowledge(practices=practices)
    weeks = kb.diagnose(ALL_HARD).plan(minutes_per_week=300, weeks=6).text().split("\n\n")
    assert weeks[2].startswith("Week 2 (120 minutes)\n   3. A free evening: 120 minutes, once\n")
    assert weeks[2].endswith("\n  Go on with 1.")
    assert weeks[4:7] == [
        "Week 4\n  Go on with 1.",
        "Week 5 (10 minutes)\n  Go on with 1, 2.",
        "Week 6\n  Go on with 1.",
    ]


def test_a_week_without_anything_is_not_told() -> None:
    practices = FILES["practices.yaml"].replace("cadence: daily", "cadence: once").replace("when_needed", "once")
    kb = small_knowledge(practices=practices)
    text = kb.diagnose(ALL_HARD).plan(minutes_per_week=20, weeks=2).text()
    assert "\nWeek 1 (10 minutes)\n" in text
    assert "Week 2" not in text


def test_one_week_and_one_minute_are_told_as_such() -> None:
    text = HARD.plan(minutes_per_week=1, weeks=1).text()
    assert text.startswith("A plan for 1 week, 1 minute a week\n")


def test_under_a_safety_concern_it_tells_support_alone() -> None:
    dx = small_knowledge().diagnose({"afraid": True})
    assert str(dx.plan(minutes_per_week=90)) == str(dx.support)


def test_nothing_to_do_in_plain_words() -> None:
    assert (
        str(small_knowledge().diagnose(ALL_WELL).plan(minutes_per_week=0.5))
        == """\
A plan for 8 weeks, 0.5 minutes a week
======================================
Nothing was found that calls for a plan. What you do already seems to carry you: keep what does you
good."""
    )


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
