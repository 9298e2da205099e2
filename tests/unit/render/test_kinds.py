"""Texts of shareable results, of consequences without challenges, and of remedies for minor findings."""

import intimacy_kit as ik
from tests.wording import Wording

KB = ik.load_knowledge()


def test_text_of_shareable_has_no_safety_answers_or_remedies(wording: Wording) -> None:
    dx = KB.diagnose({"quality_time_hours": 0.5, "work_hours": 70, "trust": 9, "honesty": 4, "fears_partner": True})
    told = dx.shareable().to_text()
    wording(told)
    assert "What works" in told
    for private in ("Safety", "What can help", "Still open", "afraid", "professional"):
        assert private not in told


def test_what_is_shareable_has_a_page_a_fragment_and_data() -> None:
    shared = KB.diagnose({"quality_time_hours": 0.5, "trust": 9}).shareable()
    assert shared.to_dict() == shared.model_dump(mode="json")
    for html in (shared.to_html(), shared._repr_html_()):
        assert "What you can look at together" in html
    assert "- Trust and openness: steady 0.55 (could be 0.26 to 0.92)" in shared.to_markdown()


def test_consequences_without_challenges_have_their_own_heading() -> None:
    dx = KB.diagnose({"relationship_satisfaction": 2})
    assert not dx.challenges
    assert "What deserves attention" in dx.to_text()
    assert "What that may lead to" not in dx.to_text()
