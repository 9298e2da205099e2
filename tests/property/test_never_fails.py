"""A valid pack never fails: every question can be asked of every case."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.loading import load_knowledge
from tests.property.cases import Case, Cases, everywhere, generated


@given(generated())
def test_everything_can_be_explained(case: Case) -> None:
    scored = [finding.id for finding in case.book.findings]
    for id in [*scored, *case.knowledge.strategies]:
        explanation = case.diagnosis.explain(id)
        assert explanation.id == id
        told = "Safety comes first" if case.diagnosis.safety.concern else explanation.title
        assert "".join(str(explanation).split()).startswith("".join(told.split()))  # long titles are wrapped
        assert explanation.to_markdown().startswith("## ")
        assert explanation.model_dump_json()


@everywhere
@given(st.data())
def test_every_output_of_a_diagnosis_works(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    width = data.draw(st.sampled_from([0, 40, 88, 10_000]))
    remedies, practices = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3))
    text = case.diagnosis.to_text(width=width, remedies=remedies, practices=practices)
    title, rest = text.split("\n", 1)
    assert title == "Safety comes first" or "\n\nSafety\n------\n" in rest
    assert case.diagnosis.to_json()
    assert case.diagnosis.shareable().model_dump_json()
    for shown in (case.diagnosis, case.diagnosis.observations, case.diagnosis.record, case.diagnosis.shareable()):
        assert repr(shown)


@everywhere
@given(st.data())
def test_knowledge_base_has_all_concepts_of_the_pack(cases: Cases, data: st.DataObject) -> None:
    knowledge = data.draw(cases()).knowledge
    for mapping in (
        *(knowledge.signals, knowledge.components, knowledge.challenges, knowledge.consequences, knowledge.benefits),
        *(knowledge.strategies, knowledge.practices, knowledge.contexts, knowledge.tailorings, knowledge.principles),
        *(knowledge.faq, knowledge.references, knowledge.rules, knowledge.safety_rules),
    ):
        assert list(mapping) == sorted(mapping)
        assert all(entry.id == id for id, entry in mapping.items())


@given(generated())
def test_loading_a_pack_again_gives_the_same_knowledge(case: Case) -> None:
    again = load_knowledge(case.files, core=False)
    assert again.packs == case.knowledge.packs
    assert again.diagnose(case.values) == case.diagnosis
