"""The text of plans."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.tree import Section
from intimacy_kit.messages.catalogue import MARKS, PSEUDO, messages_in
from intimacy_kit.reasoning.planning import words
from intimacy_kit.reasoning.planning.plan import plan_document
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

HARD = small_knowledge().diagnose(ALL_HARD)


def test_text_of_a_plan(wording: Wording) -> None:
    wording(str(HARD.plan(minutes_per_week=300, weeks=5)))


def test_weeks_without_changes_are_omitted() -> None:
    text = HARD.plan(minutes_per_week=300, weeks=52).to_text()
    assert "\nWeek 2 " in text
    assert "\nWeek 3" not in text


def test_weeks_with_dropped_practices_are_shown(wording: Wording) -> None:
    practices = (
        FILES["practices.yaml"].replace("cadence: daily", "cadence: monthly").replace("weekly, who", "once, who")
    )
    kb = small_knowledge(practices=practices)
    weeks = kb.diagnose(ALL_HARD).plan(minutes_per_week=300, weeks=6).to_text().split("\n\n")
    wording(weeks[2])
    assert weeks[2].endswith("\nGo on with 1.")
    wording(weeks[4:7])


def test_empty_week_is_omitted() -> None:
    practices = FILES["practices.yaml"].replace("cadence: daily", "cadence: once").replace("when_needed", "once")
    kb = small_knowledge(practices=practices)
    text = kb.diagnose(ALL_HARD).plan(minutes_per_week=20, weeks=2).to_text()
    assert "\nWeek 1 (10 minutes)\n-" in text
    assert "Week 2" not in text


def test_one_week_and_one_minute_are_singular(wording: Wording) -> None:
    text = HARD.plan(minutes_per_week=1, weeks=1).to_text()
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
    own = [item for item in plan.items if not item.support]
    many = [item for item in own if len(reasons.get(item.strategies[0], ())) > 3]
    assert many
    assert all("; and more. " in item.why for item in many)
    assert all(len(line) <= 80 for line in str(plan).splitlines())


@pytest.mark.parametrize("answers", [ALL_HARD, ALL_WELL])
@pytest.mark.parametrize("minutes", [1, 300])
def test_every_sentence_of_a_plan_is_a_message(answers: dict[str, Any], minutes: int) -> None:
    made = small_knowledge().diagnose(answers).plan(minutes_per_week=minutes)
    told = plan_document(made.model_copy(update={"locale": PSEUDO}))
    headings = [block.heading for block in told.body if isinstance(block, Section)]
    assert all(text.startswith(MARKS[0]) for text in (told.title, *headings))


def test_every_phrase_of_a_plan_is_a_message() -> None:
    say = messages_in(PSEUDO)
    practice = small_knowledge().practices["first_call"]
    phrases = [
        *(words.helps(["A"], [], "B", step, say) for step in range(4)),
        words.helps(["A"], ["B"], "C", 0, say),
        words.helps([], [], "C", 0, say),
        words.waits(["A"], say),
        words.too_short(practice, 30, say, together=True),
        words.too_short(practice, 30, say, together=False),
        words.too_little([], say),
        words.too_little(["A?"], say),
        words.supports("A", ["B"], ["C"], say, ended=True, caution=False),
        words.supports("A", [], ["B"], say, ended=False, caution=True),
        words.because_of(["A"], say),
    ]
    assert all(phrase.startswith(MARKS[0]) and phrase.endswith(MARKS[1]) for phrase in phrases)
