"""What is worth knowing beside a case."""

import intimacy_kit as ik
from intimacy_kit.documents.layout import to_text
from intimacy_kit.render.background_document import background_document
from tests.small_pack import FILES

HELPS, HELPS_NOT = (
    "- {id: why_talk, question: Why talk?, answer: It helps., strategies: [talk_openly], source: notes}\n",
    "- {id: why_rest, question: Why rest?, answer: Nobody knows., source: notes}\n",
)


def test_what_helps_is_told_where_something_does() -> None:
    knowledge = ik.load_knowledge(FILES | {"faq.yaml": HELPS + HELPS_NOT}, core=False)
    told = to_text(background_document(knowledge, [knowledge.faq["why_talk"]]), 80)
    assert f"What helps: {knowledge.strategies['talk_openly'].title}" in told
    assert "What helps" not in to_text(background_document(knowledge, [knowledge.faq["why_rest"]]), 80)
    whole = to_text(background_document(knowledge), 80)
    assert whole.count("What helps:") == 1
    assert whole.index("Why talk?") > whole.index("What people ask")
