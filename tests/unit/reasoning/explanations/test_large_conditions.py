"""A condition as large as a pack may hold can be explained, too."""

import intimacy_kit as ik
from intimacy_kit.model.conditions import MAX_PARTS

FLAGS = [f"flag_{number}" for number in range(MAX_PARTS - 1)]


MANIFEST = "{format: 1, name: large, version: 1.0.0, title: Large, license: MIT, sources: {notes: {title: Notes}}}"
LONG_TITLE = "long " * 20


def explained(when: str, **answers: bool) -> tuple[ik.KnowledgeBase, str]:
    """The knowledge base, and what it would still take for its one rule to count."""
    signals = [f"- {{id: {id}, kind: flag, title: {LONG_TITLE}, question: Is it?, source: notes}}" for id in FLAGS]
    rule = f"- {{id: rule, when: '{when}', supports: strain, strength: 0.5, because: B., source: notes}}"
    files = {
        "pack.yaml": MANIFEST,
        "signals.yaml": "\n".join(signals),
        "challenges.yaml": "- {id: strain, title: Strain, text: T., source: notes}",
        "rules.yaml": rule,
    }
    knowledge = ik.load_knowledge(files, core=False)
    explanation = knowledge.diagnose(answers).explain("strain")
    assert str(explanation).startswith("Strain")
    assert explanation.kind == "challenge"
    missing = explanation.rules[0].would_take
    assert missing is not None
    return knowledge, missing


def test_a_not_around_many_flags_can_be_explained() -> None:
    knowledge, missing = explained(f"not at_least(1, {', '.join(FLAGS)})")
    assert ik.parse_condition(missing).names == set(FLAGS)
    assert knowledge.evaluate(missing, dict.fromkeys(FLAGS, False)) is ik.Truth.TRUE


def test_many_flags_with_long_titles_can_be_explained() -> None:
    knowledge, missing = explained(f"at_least(100, {', '.join(FLAGS)})", flag_0=True)
    assert "flag_0," not in missing
    assert missing.startswith("at_least(99, flag_1, ")
    assert knowledge.diagnose(dict.fromkeys(FLAGS[:100], True)).findings["strain"].score == 0.5
