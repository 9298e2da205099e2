"""Texts of shareable results, of consequences without challenges, and of remedies for minor findings."""

import intimacy_kit as ik
from tests.small_pack import ALL_WELL, small_knowledge
from tests.wording import Wording

KB = ik.load_knowledge()


def test_text_of_shareable_has_no_safety_answers_or_numbers(wording: Wording) -> None:
    dx = KB.diagnose({"quality_time_hours": 0.5, "work_hours": 70, "trust": 9, "honesty": 4, "fears_partner": True})
    told = dx.shareable().to_text()
    wording(told)
    assert "What works" in told
    for private in ("Safety", "Still open", "afraid", "professional", "0."):
        assert private not in told


def test_what_is_shareable_has_a_page_a_fragment_and_data() -> None:
    shared = KB.diagnose({"quality_time_hours": 0.5, "trust": 9}).shareable()
    assert shared.to_dict() == shared.model_dump(mode="json")
    assert "Something to look at together" in shared.to_html()
    assert "What you can look at together" in shared._repr_html_()
    assert "- Trust and openness: steady\n" in shared.to_markdown()


def test_consequences_are_told_by_what_they_rest_on() -> None:
    felt = KB.diagnose({"relationship_satisfaction": 2})
    assert not felt.challenges
    assert {each.basis for each in felt.consequences} == {"answers"}
    assert "What is felt already" in felt.to_text()
    assert "What may follow" not in felt.to_text()
    following = small_knowledge().diagnose({"quality_time": 1})
    assert [each.basis for each in following.consequences] == ["links"]
    for told in (following.to_text(), following.shareable().to_markdown()):
        assert "What may follow if nothing changes" in told
        assert "What is felt already" not in told


def test_consequences_that_are_open_are_named_where_no_challenge_is() -> None:
    rule = "- {id: far, when: trust < 2, supports: distance, strength: 0.8, because: B., source: notes}"
    well = {id: value for id, value in ALL_WELL.items() if id != "trust"}
    kb = small_knowledge(rules=rule)
    assert "cannot tell yet about: Distance." in kb.diagnose(well).to_text()
    assert "Mistrust" in kb.diagnose({"mood": 0}).to_text()
    assert "cannot tell yet about: Mistrust." in kb.diagnose({"mood": 0}).to_text()
