"""Contexts and tailorings: entries left out are gone, safety stays, and engines agree."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.model.safety import Safety
from tests.differential.test_engines import bits
from tests.property.cases import Case, Cases, everywhere


def chosen(case: Case, data: st.DataObject) -> tuple[str, list[str]]:
    context = data.draw(st.sampled_from(sorted(case.knowledge.contexts)))
    return context, data.draw(st.lists(st.sampled_from(sorted(case.knowledge.tailorings)), unique=True))


def decided(safety: Safety) -> Safety:
    """What is decided about safety, without texts, which a context of the same pack words for itself."""
    return safety.model_copy(
        update={
            name: tuple(
                one.model_copy(update={"title": "", "text": "", "support": ()}) for one in getattr(safety, name)
            )
            for name in ("concerns", "cautions")
        }
    )


@everywhere
@given(st.data())
def test_entries_left_out_are_gone_and_safety_stays(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    context, tailoring = chosen(case, data)
    within = case.knowledge.within(context, tailoring)
    gone = set(case.knowledge.contexts[context].leaves_out)
    kept = [within.signals, within.rules, within.challenges, within.consequences, within.strategies, within.practices]
    assert not gone & {id for section in kept for id in section}
    for rule in within.rules.values():
        assert not gone & {rule.finding, *rule.when.names}
    for strategy in within.strategies.values():
        assert not gone & {*strategy.practices, *strategy.after, *(link.to for link in strategy.addresses)}
    answers = {id: value for id, value in case.values.items() if id in within.signals}
    diagnosis = within.diagnose(answers)
    assert decided(diagnosis.safety) == decided(case.diagnosis.safety)
    if diagnosis.safety.concern:
        assert {remedy.strategy.id for remedy in diagnosis.remedies} == {
            remedy.strategy.id for remedy in case.diagnosis.remedies
        }
    values = within.observations(answers)
    engine = within.runtime.engine
    assert bits(engine.run(values)) == bits(interpret.run(within.runtime.built.rulebook, values))


@everywhere
@given(st.data())
def test_findings_are_the_same_if_nothing_is_left_out(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    whole = [id for id, tailoring in case.knowledge.tailorings.items() if not tailoring.leaves_out]
    within = case.knowledge.within(tailoring=whole)
    assert within.diagnose(case.values).findings == case.diagnosis.findings
    assert within.rules == case.knowledge.rules
