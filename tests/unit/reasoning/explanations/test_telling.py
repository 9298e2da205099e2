"""Explanations as text and Markdown."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def test_a_finding_in_full(kb: ik.KnowledgeBase, wording: Wording) -> None:
    dx = kb.diagnose({"quality_time": 1.5, "rituals": 3})
    wording(str(dx.explain("little_time")))


def test_relief_is_shown_with_rules_that_did_not_fire(kb: ik.KnowledgeBase, wording: Wording) -> None:
    relieved = str(kb.diagnose({"quality_time": 1, "talk_minutes": 30}).explain("little_time"))
    wording(relieved)
    stopped = str(kb.diagnose({"quality_time": 1, "talk_minutes": 5}).explain("little_time"))
    wording(stopped)


def test_explanation_without_open_questions_says_so(kb: ik.KnowledgeBase, wording: Wording) -> None:
    told = str(kb.diagnose(ALL_WELL).explain("mistrust"))
    wording(told)
    assert "What counts" not in told
    assert "What is still open" not in told


def test_answer_that_prevented_a_rule_is_named(kb: ik.KnowledgeBase, wording: Wording) -> None:
    """Regression: what stands under a `not` was left out, or told as its opposite."""
    stopped = str(kb.diagnose({"trust": 3, "past_betrayal": True}).explain("mistrust"))
    wording(stopped)
    counted = str(kb.diagnose({"trust": 3, "past_betrayal": False}).explain("mistrust"))
    wording(counted)


def test_title_with_a_colon_is_shown_whole(wording: Wording) -> None:
    """Regression: what was answered stood behind the first half of such a title."""
    signals = FILES["signals.yaml"].replace("title: trust in each other", "title: 'trust: in each other'")
    told = str(small_knowledge(signals=signals).diagnose({"trust": 8}).explain("mistrust"))
    wording(told)


def test_answer_read_by_two_rules_is_shown_once() -> None:
    rule = "- {id: middle, when: 4 < trust < 6, supports: mistrust, strength: 0.5, because: B., source: notes}"
    told = str(small_knowledge(rules=rule).diagnose({"trust": 2}).explain("mistrust"))
    assert told.count("Here: trust in each other: 2 of 10") == 1


def test_links_are_shown_with_the_score_of_their_origin(kb: ik.KnowledgeBase, wording: Wording) -> None:
    told = str(kb.diagnose({"quality_time": 1}).explain("distance"))
    wording(told)
    assert '"Mistrust" leads here' not in told


def test_score_is_rounded_within_its_level(wording: Wording) -> None:
    rules = FILES["rules/time.yaml"].replace("strength: 0.5", "strength: 0.4996", 1)
    kb = ik.load_knowledge({**FILES, "rules/time.yaml": rules}, core=False)
    wording(str(kb.diagnose({"quality_time": 1, "rituals": 4}).explain("little_time")))


def test_a_recommended_remedy(kb: ik.KnowledgeBase, wording: Wording) -> None:
    told = str(kb.diagnose(ALL_HARD).explain("make_time"))
    wording(told)
    wording(str(kb.diagnose(ALL_HARD).explain("talk_openly")))


def test_a_finding_that_is_open_is_not_known_yet(kb: ik.KnowledgeBase) -> None:
    explanation = kb.diagnose({"mood": 9}).explain("mistrust")
    told = str(explanation)
    assert told.startswith("Mistrust: not known yet\n")
    assert "It is not known yet: what was answered so far is not enough to tell." in told
    assert "not noticed" not in told
    assert "not noticed" in str(kb.diagnose(ALL_WELL).explain("mistrust"))
    assert explanation.to_dict()["level"] == "none"


def test_what_a_consequence_rests_on_is_told(kb: ik.KnowledgeBase) -> None:
    assert "It is felt already" in str(kb.diagnose(ALL_HARD).explain("distance"))
    assert "It may follow from what leads here" in str(kb.diagnose({"quality_time": 1}).explain("distance"))
    for told in (kb.diagnose(ALL_HARD).explain("mistrust"), kb.diagnose(ALL_WELL).explain("distance")):
        assert not any(words in str(told) for words in ("felt already", "may follow", "not known yet"))


def test_a_path_from_what_is_open_says_so(kb: ik.KnowledgeBase) -> None:
    assert str(kb.diagnose({"mood": 9}).path_to("mistrust")).startswith("Mistrust: not known yet\n")
    assert str(kb.diagnose(ALL_WELL).path_to("mistrust")).startswith("Mistrust: not noticed\n")


def test_a_remedy_that_is_not_recommended(kb: ik.KnowledgeBase, wording: Wording) -> None:
    wording(str(kb.diagnose({}).explain("make_time")))


def test_explanation_under_a_safety_concern_is_support_only(kb: ik.KnowledgeBase) -> None:
    """Regression: findings told what counts, and what would relieve."""
    dx = kb.diagnose({**ALL_HARD, "afraid": True})
    for id in ("see_someone", "talk_openly", "mistrust"):
        told = dx.explain(id)
        assert str(told) == str(dx.support)
        assert told.to_markdown() == told._repr_markdown_() == (dx.support and dx.support.to_markdown())
        assert all(str(cause) == str(dx.support) for cause in told.causes)


def test_as_markdown(kb: ik.KnowledgeBase, wording: Wording) -> None:
    wording(kb.diagnose({"quality_time": 1.5}).explain("distance").to_markdown())
    told = kb.diagnose({}).explain("make_time").to_markdown()
    wording(told)
    assert told.endswith(
        "is not known yet\n\n- Distance\n\n### What else it can help with, but was not found\n\n- Little time\n"
    )


@pytest.mark.parametrize(("width", "widest"), [(100, 100), (60, 60), (1, 40)])
def test_width_of_lines_is_an_option(width: int, widest: int) -> None:
    diagnosis = ik.load_knowledge(plugins=False).diagnose({"quality_time_hours": 1.5, "hides_feelings": 3})
    for told in (
        diagnosis.explain("lack_of_quality_time"),
        diagnosis.what_if(quality_time_hours=6),
        diagnosis.path_to("lack_of_quality_time"),
    ):
        lines = [line for line in told.to_text(width=width).splitlines() if " " in line.strip()]
        assert widest - 20 < max(map(len, lines)) <= max(widest, 48)  # headings stay whole
        assert told.to_text() == str(told)
    remedy = diagnosis.explain("build_trust")
    assert len(remedy.to_text(width=width).splitlines()) >= len(remedy.to_text(width=100).splitlines())


def test_as_plain_data(kb: ik.KnowledgeBase) -> None:
    told = kb.diagnose({"quality_time": 1.5}).explain("distance")
    assert told.to_dict() == told.model_dump(mode="json")
    assert told.locale is None


def test_what_relieves_a_strength_is_told_as_what_holds_it_back() -> None:
    """Regression: it was told as relief, as if somebody suffered from what is good."""
    rule = (
        "- {id: worn, when: arguments >= 4, relieves: understanding, strength: 0.5, because: Quarrels take room.,"
        " source: notes}\n"
    )
    german = "understanding: {title: Verstehen}\n"
    kb = ik.load_knowledge({**FILES, "rules.yaml": rule, "locales/de.yaml": german}, core=False)
    told = {
        locale: [
            str(kb.diagnose({"quality_time": 12, **more}, locale=locale).explain("understanding"))
            for more in ({"arguments": 5}, {}, {"arguments": 1})
        ]
        for locale in ("en", "de")
    }
    for text, line in zip(
        told["en"],
        (
            "Quarrels take room. (holds back 0.25)",
            "It would hold this strength back with: open arguments: at least 4",
            "It would hold this strength back only with: open arguments: at least 4",
        ),
        strict=True,
    ):
        assert line in text
        assert "relie" not in text
        assert "takes off" not in text
    for text, line in zip(
        told["de"], ("(bremst um 0,25)", "diese Stärke bremsen bei: ", "diese Stärke nur bremsen bei: "), strict=True
    ):
        assert line in " ".join(text.split())
        assert "ntlast" not in text
