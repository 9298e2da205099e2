"""Where the rules respect the directions of their signals, worse answers never make a diagnosis better."""

from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.observations import Value
from intimacy_kit.testing.directions import against_directions, worse_when_higher
from tests.property.cases import Case, Cases, everywhere, generated


def worse(case: Case, signal: str, data: st.DataObject) -> tuple[Value, Value]:
    """Two answers to a signal, the second at least as bad as the first."""
    first, second = (data.draw(case.answers[signal]) for _ in range(2))
    sign = worse_when_higher(case.knowledge)[signal]
    return (first, second) if (first < second) == (sign > 0) else (second, first)  # type: ignore[operator]


@everywhere
@given(st.data())
def test_a_worse_answer_never_lowers_a_challenge(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(directed=True))
    for signal in directed_signals(case, data):
        better, worse_one = worse(case, signal, data)
        before = case.with_values(**{signal: better}).diagnosis
        after = case.with_values(**{signal: worse_one}).diagnosis
        for id in case.knowledge.challenges:
            old, new = before.findings[id], after.findings[id]
            assert old.score <= new.score
            assert old.low <= new.low
            assert old.high <= new.high
        assert {concern.id for concern in before.safety.concerns} <= {concern.id for concern in after.safety.concerns}


@given(st.data())
def test_a_worse_answer_never_lowers_a_consequence_nor_raises_a_component(data: st.DataObject) -> None:
    case = data.draw(generated(directed=True))
    for signal in directed_signals(case, data):
        better, worse_one = worse(case, signal, data)
        before = case.with_values(**{signal: better}).diagnosis
        after = case.with_values(**{signal: worse_one}).diagnosis
        for id in case.knowledge.consequences:
            assert before.findings[id].score <= after.findings[id].score
        for id in case.knowledge.components:
            assert before.components[id].score >= after.components[id].score


@everywhere
@given(st.data())
def test_a_worse_answer_never_raises_an_index_that_counts_the_good_and_against_the_bad(
    cases: Cases, data: st.DataObject
) -> None:
    case = data.draw(cases(directed=True))
    components = case.knowledge.components
    respecting = [
        index.id
        for index in case.knowledge.indexes.values()
        if all((part.weight > 0) == (part.of in components) for part in index.of)
        and not against_directions(case.knowledge, [part.of for part in index.of])
    ]
    for signal in directed_signals(case, data) if respecting else ():
        better, worse_one = worse(case, signal, data)
        before = case.with_values(**{signal: better}).diagnosis
        after = case.with_values(**{signal: worse_one}).diagnosis
        for id in respecting:
            assert before.indexes[id].low >= after.indexes[id].low
            assert before.indexes[id].high >= after.indexes[id].high


def directed_signals(case: Case, data: st.DataObject) -> list[str]:
    directed = sorted(id for id, signal in case.knowledge.signals.items() if signal.direction != "neutral")
    return data.draw(st.lists(st.sampled_from(directed), max_size=4)) if directed else []


@given(generated(directed=True))
def test_directed_packs_respect_all_directions(case: Case) -> None:
    assert against_directions(case.knowledge) == []


@given(generated())
def test_a_pack_has_nothing_against_directions_if_its_parts_have_none(case: Case) -> None:
    knowledge = case.knowledge
    everything = [*knowledge.challenges, *knowledge.consequences, *knowledge.components]
    all_findings = against_directions(knowledge, everything)
    assert set(all_findings) <= set(against_directions(knowledge))
    assert set(all_findings) == {wrong for id in everything for wrong in against_directions(knowledge, [id])}


def test_the_challenges_of_the_core_pack_respect_the_directions() -> None:
    knowledge = ik.load_knowledge()
    assert against_directions(knowledge, knowledge.challenges) == []


def test_the_safety_rules_and_components_of_the_core_pack_respect_the_directions() -> None:
    knowledge = ik.load_knowledge()
    safety = [wrong for wrong in against_directions(knowledge) if "raises a concern" in wrong]
    assert against_directions(knowledge, knowledge.components) + safety == []
