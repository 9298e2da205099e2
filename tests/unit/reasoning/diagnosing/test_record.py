"""From the outcome of an engine to findings, safety and unknown signals."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.mark.parametrize(
    ("strength", "expected"),
    [
        (0.2499999999999999, "none"), (0.25, "mild"), (0.4999999999999999, "mild"), (0.5, "moderate"),
        (0.7499999999999999, "moderate"), (0.75, "severe"),
    ],
)  # fmt: skip
def test_levels_start_at_their_cut_points(strength: float, expected: str) -> None:
    text = f"- {{id: it, when: trust < 5, supports: mistrust, strength: {strength!r}, because: b, source: notes}}"
    files = {name: text for name, text in FILES.items() if not name.startswith("rules/")}
    dx = ik.load_knowledge({**files, "rules.yaml": text}, core=False).diagnose({"trust": 1})
    assert dx.findings["mistrust"].level == expected
    assert dx.findings["mistrust"].score == pytest.approx(strength, abs=1e-15)
    assert [finding.id for finding in dx.challenges] == ([] if expected == "none" else ["mistrust"])


def test_findings_are_sorted_by_id_and_include_zero_scores(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({})
    assert list(dx.findings) == ["distance", "gloom", "little_time", "mistrust"]
    assert list(dx.components) == ["understanding"]
    assert [finding.kind for finding in dx.findings.values()] == [
        "consequence",
        "consequence",
        "challenge",
        "challenge",
    ]
    assert {finding.level for finding in dx.findings.values()} == {"none"}
    assert dx.challenges == dx.consequences == dx.strengths == dx.remedies == ()


def test_present_findings_are_sorted_by_score(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose(ALL_HARD)
    assert [(found.id, found.level) for found in dx.challenges] == [("mistrust", "severe"), ("little_time", "moderate")]
    assert [(found.id, found.level) for found in dx.consequences] == [("distance", "severe"), ("gloom", "moderate")]
    assert dx.strengths == ()


def test_ties_are_sorted_by_id(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({"quality_time": 1, "hides_feelings": 4})
    assert [(found.id, found.score) for found in dx.challenges] == [("little_time", 0.5), ("mistrust", 0.5)]


def test_strengths_have_their_own_levels(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose(ALL_WELL)
    assert [(found.id, found.level, found.kind) for found in dx.strengths] == [("understanding", "strong", "component")]
    assert kb.diagnose({"quality_time": 10}).strengths[0].level == "solid"


@pytest.mark.parametrize(
    ("case", "status", "screened", "unanswered"),
    [
        ({}, "not_screened", False, ("afraid", "hurt")),
        ({"afraid": False}, "not_screened", False, ("hurt",)),
        ({"afraid": None, "hurt": False}, "not_screened", False, ("afraid",)),
        ({"afraid": False, "hurt": False}, "no_concern_reported", True, ()),
        ({"afraid": True}, "concern", False, ("hurt",)),
        ({"afraid": True, "hurt": False}, "concern", True, ()),
    ],
)
def test_missing_safety_answer_is_not_screened(kb: ik.KnowledgeBase, case, status, screened, unanswered) -> None:
    safety = kb.diagnose(case).safety
    assert (safety.status, safety.screened, safety.unanswered) == (status, screened, unanswered)
    assert safety.concern is (status == "concern")


def test_concern_has_the_text_for_the_person(kb: ik.KnowledgeBase, wording: Wording) -> None:
    (concern,) = kb.diagnose({"afraid": True}).safety.concerns
    assert concern.id == "fear"
    wording(concern.title)
    wording(concern.text)


def test_without_safety_rules_nobody_is_screened() -> None:
    safety = small_knowledge(safety="").diagnose(ALL_WELL).safety
    assert (safety.status, safety.screened, safety.unanswered) == ("not_screened", False, ())


def test_decided_safety_rule_needs_no_further_answers() -> None:
    both = (
        "- {id: fear, when: afraid and (hurt or drinks >= 3), title: T, because: B., "
        "kind: concern, about: from_partner, source: notes}"
    )
    kb = small_knowledge(safety=both)
    assert kb.diagnose({}).safety.unanswered == ("afraid", "drinks", "hurt")
    assert kb.diagnose({"afraid": True, "drinks": 0}).safety.unanswered == ("hurt",)
    assert kb.diagnose({"afraid": False}).safety.status == "no_concern_reported"
    assert kb.diagnose({"afraid": False}).safety.screened


def test_unknown_signals_could_still_change_a_result(kb: ik.KnowledgeBase) -> None:
    assert kb.diagnose({}).unknown == tuple(kb.signals)
    assert kb.diagnose(ALL_WELL).unknown == kb.diagnose(ALL_HARD).unknown == ()
    answered = {signal: value for signal, value in ALL_HARD.items() if signal != "past_betrayal"}
    assert kb.diagnose(answered).unknown == ("past_betrayal",)
    assert kb.diagnose({**answered, "trust": 9}).unknown == ()


def test_unknown_includes_signals_of_open_safety_rules(kb: ik.KnowledgeBase) -> None:
    answered = {signal: value for signal, value in ALL_WELL.items() if signal != "afraid"}
    assert kb.diagnose(answered).unknown == ("afraid",)
    assert kb.diagnose(answered).undetermined == ()


def test_fired_and_undetermined_rules(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({"quality_time": 1, "hides_feelings": 1, "rituals": 4, "mood": 0})
    assert dx.fired == ("few_hours", "kept_rituals")
    assert dx.undetermined == ("drifting", "drinking", "low_trust", "several", "talks_daily")


def test_shareable_part_ignores_private_answers(kb: ik.KnowledgeBase) -> None:
    private = {"afraid": True, "hurt": True, "drinks": 4}
    shared = kb.diagnose({**ALL_HARD, **private}).shareable()
    public = {signal: value for signal, value in ALL_HARD.items() if signal not in private}
    assert shared == kb.diagnose(public).shareable()
    assert [finding.id for finding in shared.findings] == ["distance", "little_time", "mistrust"]
    assert [component.id for component in shared.components] == ["understanding"]
    assert shared.provenance == kb.packs
    assert set(shared.model_dump()) == {
        "format", "findings", "components", "indexes", "remedies", "provenance", "locale", "level_words",
    }  # fmt: skip
    assert shared.level_words == kb.diagnose({}).shareable().level_words, "of the pack, whatever was answered"


def test_private_answer_does_not_change_the_shareable_part() -> None:
    rule = "- {id: hush, when: drinks >= 1 or hurt, supports: mistrust, strength: 0.5, because: B., source: notes}"
    kb = small_knowledge(rules=rule)
    assert kb.diagnose({"drinks": 4, "hurt": True}).findings["mistrust"].score == 0.5
    assert kb.diagnose({"drinks": 4, "hurt": True}).shareable() == kb.diagnose({}).shareable()
