"""Hypothetical answers to signals that a safety rule reads together with others."""

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, small_knowledge

KB = small_knowledge(
    safety=(
        "- {id: fear, when: afraid and (hurt or trust < 2), title: Fear, because: It matters., "
        "kind: concern, about: from_partner, source: notes}"
    )
)


def test_answer_that_leaves_a_safety_rule_open_is_allowed() -> None:
    then = KB.diagnose({}).what_if(afraid=True)
    assert then.safety.after == "not_screened"


def test_answer_that_rules_out_a_concern_is_refused() -> None:
    for supposed in ({"afraid": False}, {"hurt": False, "trust": 5}):
        with pytest.raises(ik.QuestionError) as caught:
            KB.diagnose({}).what_if(supposed)
        assert caught.value.code == "IK420"


def test_answered_signals_of_safety_rules_are_fixed() -> None:
    dx = KB.diagnose({"trust": 1, "hides_feelings": 4, "past_betrayal": False})
    with pytest.raises(ik.QuestionError):
        dx.what_if(trust=9)
    assert dx.what_if(trust=1).signals == ()
    assert dx.what_if(hides_feelings=0).diagnosis.observations["hides_feelings"] == 0
    paths = dx.path_to("mistrust", level="moderate")
    assert [list(path.answers) for path in paths.alternatives] == [["hides_feelings"], ["past_betrayal"]]


def test_regression_an_answer_of_an_earlier_check_in_given_again_ends_no_concern() -> None:
    """It changed nothing of what counts, so it was let through, and the concern was over."""
    rule = (
        "- {id: fear, when: afraid or hurt, title: F, because: B., kind: concern, about: from_partner, source: notes}"
    )
    kb = small_knowledge(safety=rule, pack=FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n")
    first = kb.diagnose({"afraid": True, "hurt": False}, when="2026-03-01")
    second = kb.diagnose({"afraid": False}, earlier=[("2026-03-01", first)], when="2026-03-02")
    third = kb.diagnose({}, earlier=[("2026-03-01", first), ("2026-03-02", second)], when="2026-03-03")
    assert third.safety.concern
    for supposed in ({"afraid": False, "hurt": False}, {"hurt": False}, {"afraid": False}, {"afraid": True}):
        with pytest.raises(ik.QuestionError) as caught:
            third.what_if(supposed)
        assert caught.value.code == "IK420"
    assert third.what_if(hides_feelings=4).diagnosis.safety.concern
