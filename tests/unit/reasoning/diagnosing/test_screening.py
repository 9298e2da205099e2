"""Safety rules of two partners: cautions go by what counts for each, concerns by what they answered themselves."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, SHARED_CAUTION

PACK = FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n"
KNOWLEDGE = ik.load_knowledge({**FILES, **SHARED_CAUTION, "pack.yaml": PACK}, core=False)
WELL = {"afraid": False, "hurt": False}
QUARRELS = {**WELL, "arguments": 6, "hides_feelings": 4}
EITHER = ik.Couple(a=QUARRELS, b={**WELL, "topic": "money"})
FIRST = KNOWLEDGE.diagnose(ik.Couple(a=WELL, b=WELL))
BEFORE: list[dict[str, Any]] = [
    {},
    {"earlier": FIRST},
    {"earlier": [("2026-03-01", FIRST)], "when": "2026-03-08"},
    {"earlier": [("2026-01-01", FIRST)], "when": "2026-03-08"},
]


@pytest.mark.parametrize("before", BEFORE)
def test_regression_an_earlier_check_in_takes_no_caution_away(before: dict[str, Any]) -> None:
    """With one, cautions went by the own answers alone: what one of the two answered for both did not count."""
    dx = KNOWLEDGE.diagnose(EITHER, **before)
    told = [[caution.id for caution in safety.cautions] for safety in (dx.safety, dx.of("a").safety, dx.of("b").safety)]
    assert told == [["heat"], ["heat"], []]
    given = {practice.id for remedy in dx.remedies for practice in remedy.practices}
    assert "weekly_talk" in given
    assert "heated_talk" not in given
    assert dx.shareable() == KNOWLEDGE.diagnose(EITHER).shareable()
    assert ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE) == dx
    with KNOWLEDGE.session(**before) as session:
        session.observe(EITHER)
        assert session.diagnosis == dx


@pytest.mark.parametrize("before", BEFORE)
def test_regression_what_the_other_one_answered_for_both_is_not_open(before: dict[str, Any]) -> None:
    """It was, where only a caution read it, though an answer changed nothing."""
    files = {**FILES, **SHARED_CAUTION, "rules/trust.yaml": "[]", "pack.yaml": PACK}
    knowledge = ik.load_knowledge(files, core=False)
    dx = knowledge.diagnose(EITHER, **before)
    assert ["topic" in dx.of(who).unknown for who in dx.partners] == [False, False]
    assert ["arguments" in dx.of(who).unknown for who in dx.partners] == [False, True]


def test_regression_a_what_if_after_a_check_in_keeps_the_caution() -> None:
    dx = KNOWLEDGE.diagnose(EITHER, earlier=FIRST)
    then = dx.what_if(ik.Couple(a={"trust": 3}, b={})).diagnosis
    assert [caution.id for caution in then.safety.cautions] == ["heat"]


def test_no_concern_is_put_together_from_the_answers_of_two() -> None:
    concern = SHARED_CAUTION["safety/heat.yaml"].replace("kind: caution", "kind: concern, about: from_partner")
    knowledge = ik.load_knowledge({**FILES, **SHARED_CAUTION, "safety/heat.yaml": concern}, core=False)
    for earlier in (None, knowledge.diagnose(ik.Couple(a=WELL, b=WELL))):
        dx = knowledge.diagnose(EITHER, earlier=earlier)
        assert not dx.safety.concern
        assert dx.of("a").safety.unanswered == ("topic",)
        assert "topic" in dx.of("a").unknown
