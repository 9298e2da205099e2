"""What a present consequence rests on, by hand: its own rules, or what leads to it."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

FEW_HOURS = {"quality_time": 1}  # little time 0.5, which leads to distance with 0.5 x 0.5
DRINKS = """
- {id: distant_drinking, when: drinks >= 3, supports: distance, strength: 0.25, because: B., source: notes}
"""
ARGUMENTS = """
- id: argued
  steps: {arguments >= 2: 0.2, arguments >= 4: 0.3}
  supports: distance
  because: B.
  source: notes
"""
FACET = """
- {id: loud, when: arguments >= 2, supports: distance, strength: 0.2, facet: quarrels, because: B., source: notes}
- {id: on_chores, when: topic == "chores", supports: distance, strength: 0.2, facet: quarrels, because: B.,
   source: notes}
"""


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def basis(knowledge: ik.KnowledgeBase, values: dict[str, Any], id: str = "distance") -> str | None:
    return knowledge.diagnose(values).findings[id].basis


def with_rules(more: str) -> ik.KnowledgeBase:
    return small_knowledge(rules=more)


def test_without_a_rule_of_its_own_it_rests_on_links(kb: ik.KnowledgeBase) -> None:
    assert kb.diagnose(FEW_HOURS).findings["distance"].score == 0.25
    assert basis(kb, FEW_HOURS) == "links"


def test_with_a_rule_that_is_enough_it_rests_on_answers(kb: ik.KnowledgeBase) -> None:
    assert basis(kb, {**FEW_HOURS, "trust": 3, "past_betrayal": False}) == "answers"  # drifting: 0.5
    assert basis(kb, {"drinks": 3}, "gloom") == "answers"  # drinking: exactly 0.25


def test_relief_is_of_its_own_rules_too(kb: ik.KnowledgeBase) -> None:
    """Own rules: 0.25 x 0.5 = 0.125. With the link of distance it is present."""
    hard = {**ALL_HARD, "drinks": 3, "mood": 9}
    assert kb.diagnose(hard).findings["gloom"].present
    assert basis(kb, hard, "gloom") == "links"
    assert basis(kb, {**hard, "mood": 0}, "gloom") == "answers"


def test_what_is_not_present_and_challenges_rest_on_nothing(kb: ik.KnowledgeBase) -> None:
    assert {finding.basis for finding in kb.diagnose(ALL_WELL).findings.values()} == {None}
    hard = kb.diagnose(ALL_HARD)
    assert {finding.basis for finding in hard.challenges} == {None}
    assert None not in {finding.basis for finding in hard.consequences}


@pytest.mark.parametrize(("arguments", "expected"), [(0, "links"), (2, "links"), (3, "links"), (4, "answers")])
def test_only_the_strongest_true_step_counts(arguments: int, expected: str) -> None:
    assert basis(with_rules(ARGUMENTS), {**FEW_HOURS, "arguments": arguments}) == expected


def test_rules_of_a_facet_count_once() -> None:
    both = {**FEW_HOURS, "arguments": 2, "topic": "chores"}
    assert basis(with_rules(FACET), both) == "links"
    assert basis(with_rules(FACET.replace("facet: quarrels,", "")), both) == "answers"  # 1 - 0.8 x 0.8


def test_what_is_shareable_rests_on_what_is_not_private() -> None:
    dx = with_rules(DRINKS).diagnose({**FEW_HOURS, "drinks": 4})
    assert dx.findings["distance"].basis == "answers"
    assert {each.id: each.basis for each in dx.shareable().findings}["distance"] == "links"


def test_it_is_stored_and_told_with_an_explanation(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose(FEW_HOURS)
    read = ik.Diagnosis.from_json(dx.to_json(), kb)
    assert read == dx
    assert read.findings["distance"].basis == "links"
    assert read.explain("distance").to_dict()["basis"] == "links"


def test_a_stored_one_with_another_basis_is_refused(kb: ik.KnowledgeBase) -> None:
    data: Any = kb.diagnose(FEW_HOURS).to_dict()
    data["findings"][0]["basis"] = "answers"
    with pytest.raises(ik.StoredDiagnosisError):
        ik.Diagnosis.from_dict(data, kb)
