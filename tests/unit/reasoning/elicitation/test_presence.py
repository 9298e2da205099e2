"""Which question tells most about what all answers would make present."""

import intimacy_kit as ik
from intimacy_kit.reasoning.elicitation.open_questions import ranking

FILES = {
    "pack.yaml": "{format: 1, name: two, version: 1.0.0, title: Two, license: MIT, sources: {notes: {title: Notes}}}",
    "signals.yaml": """
- {id: far, kind: flag, title: far, question: Is it far?, source: notes}
- {id: sure, kind: flag, title: sure, question: Is it sure?, source: notes}
- {id: near, kind: flag, title: near, question: Is it near?, source: notes}
""",
    "challenges.yaml": """
- {id: never_there, title: Never, text: It is never there., source: notes}
- {id: just_there, title: Just, text: It may be there., source: notes}
""",
    "rules.yaml": """
- {id: widely, when: far, supports: never_there, strength: 0.2, because: It is far., source: notes}
- {id: surely, when: sure, supports: just_there, strength: 0.2, because: It is sure., source: notes}
- {id: barely, when: near, supports: just_there, strength: 0.07, because: It is near., source: notes}
""",
}


def test_what_decides_presence_comes_before_what_moves_a_score_further() -> None:
    """`far` moves a score by more, and makes nothing present; `near` moves one by less, and decides it."""
    knowledge = ik.load_knowledge(FILES, core=False)
    asking = ranking(knowledge.runtime)
    model = asking.answer_model(asking.partition.uniform)
    assert asking.most_telling({"sure": True}, ["far", "near"], asking.challenges, model) == "near"


def test_of_equals_the_first_by_id() -> None:
    asking = ranking(ik.load_knowledge(FILES, core=False).runtime)
    model = asking.answer_model(asking.partition.uniform)
    assert asking.most_telling({}, ["near", "sure"], [], model) == "near"
