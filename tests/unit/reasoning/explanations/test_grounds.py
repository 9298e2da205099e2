"""What explanations rest on: the sources of what counts, in one line, and what speaks against it in another."""

import intimacy_kit as ik
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation
from tests.small_pack import FILES
from tests.unit.packs.tiny import tiny
from tests.wording import Wording

MANIFEST = """
format: 1
name: grounded
version: 1.0.0
title: Grounded
license: MIT
sources:
  notes: {title: Notes}
  judged: {title: Ten years of counselling, design: expert_judgement, certainty: very_low}
  panel: {title: A panel, design: longitudinal, certainty: moderate}
  trial: {title: A trial, certainty: high}
  letters: {title: Letters, certainty: low}
  rules_of_thumb: {title: Rules of thumb, design: expert_judgement}
  study: {title: A study, design: cross_sectional}
"""
CHALLENGES = """
- id: mistrust
  title: Mistrust
  text: It is hard.
  leads_to: {distance: {strength: 0.5, contradicts: letters}, gloom: {strength: 0.5, source: trial}}
  source: judged
"""
CONSEQUENCES = """
- {id: distance, title: Distance, text: There is some., source: notes}
- {id: gloom, title: Gloom, text: It is dark., source: notes}
"""
RULES = """
- {id: low, when: trust < 5, supports: mistrust, strength: 0.8, because: It is low., source: [panel#2, notes]}
- {id: betrayed, when: worried, supports: mistrust, strength: 0.8, because: You worry., source: trial,
   contradicts: [letters, rules_of_thumb]}
- {id: argued, when: topic == "money", supports: gloom, strength: 0.3, because: Money., source: study}
"""
STRATEGIES = """
- id: talk
  title: Talk
  text: Talk.
  addresses: {mistrust: {strength: 0.8, source: trial}, gloom: {strength: 0.5, contradicts: letters}}
  evidence: {grade: limited, note: Some.}
  source: [judged, notes]
"""
PACK = tiny(pack=MANIFEST, challenges=CHALLENGES, consequences=CONSEQUENCES, rules=RULES, strategies=STRATEGIES)
KB = ik.load_knowledge({**PACK, "locales/de.yaml": "mistrust: {title: Misstrauen, text: Es ist schwer.}\n"}, core=False)


def grounds(answers: dict[str, float | bool | str], id: str) -> list[tuple[str, bool]]:
    return [(ground.name, ground.contradicts) for ground in KB.diagnose(answers).explain(id).grounds]


def test_only_what_counts_is_named() -> None:
    assert grounds({}, "mistrust") == []
    assert grounds({"trust": 2}, "mistrust") == [("panel", False)]
    assert grounds({"worried": True}, "mistrust") == [("trial", False), ("letters", True), ("rules_of_thumb", True)]


def test_links_have_the_sources_of_their_entry_or_their_own() -> None:
    assert grounds({"trust": 2}, "distance") == [("judged", False), ("letters", True)]
    assert grounds({"trust": 2}, "gloom") == [("trial", False)]
    assert grounds({"topic": "money"}, "gloom") == [("study", False)]


def test_remedies_have_the_sources_of_the_strategy_and_of_what_it_helps_with() -> None:
    assert grounds({"trust": 8}, "talk") == [("judged", False)]
    assert grounds({"trust": 2}, "talk") == [("judged", False), ("trial", False), ("letters", True)]


def test_grounds_are_told_in_a_line(wording: Wording) -> None:
    for answers, id in (({"worried": True, "topic": "money"}, "mistrust"), ({"topic": "money"}, "gloom")):
        wording(KB.diagnose(answers).explain(id).to_text(), id)
    wording(KB.diagnose({"trust": 2}).explain("talk").to_text(), "talk")
    german = KB.diagnose({"trust": 2, "worried": True}, locale="de").explain("mistrust")
    wording(german.to_text(), "de")


def test_they_are_data() -> None:
    explanation = KB.diagnose({"trust": 2}).explain("distance")
    assert isinstance(explanation, FindingExplanation)
    told = explanation.to_dict()
    assert [ground["certainty"] for ground in told["grounds"]] == ["very_low", "low"]
    assert FindingExplanation.model_validate(told) == explanation


def test_where_nothing_is_known_of_sources_nothing_is_told() -> None:
    explanation = ik.load_knowledge(FILES, core=False).diagnose({"quality_time": 1}).explain("little_time")
    assert explanation.grounds == ()
    assert "grounds" not in explanation.to_dict()
    assert "rests on" not in explanation.to_text()
