"""Indexes: within their parts, narrowed by every answer, and without a number where nothing is known."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.model.indexes import OPEN_ABOVE
from tests.property.cases import Cases, everywhere


@everywhere
@given(st.data())
def test_an_index_is_within_its_parts(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    dx = case.diagnosis
    scored = {**dx.findings, **dx.components}
    for id, index in case.knowledge.indexes.items():
        ends = [
            (scored[part.of].low, scored[part.of].high)
            if part.weight > 0
            else (1.0 - scored[part.of].high, 1.0 - scored[part.of].low)
            for part in index.of
        ]
        found = dx.indexes[id]
        lows, highs = zip(*ends, strict=True)
        assert 0.0 <= found.low <= found.high <= 1.0
        assert min(lows) - 1e-12 <= found.low <= max(lows) + 1e-12
        assert min(highs) - 1e-12 <= found.high <= max(highs) + 1e-12


@everywhere
@given(st.data())
def test_an_answer_only_narrows_an_index(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    answered = case.knowledge.observations(case.values)
    kept = data.draw(st.sets(st.sampled_from(sorted(answered)))) if answered else set()
    before = case.knowledge.diagnose({id: value for id, value in answered.items() if id in kept})
    after = case.knowledge.diagnose(answered)
    for id, wider in before.indexes.items():
        assert wider.low <= after.indexes[id].low <= after.indexes[id].high <= wider.high


@everywhere
@given(st.data())
def test_an_index_has_a_number_and_a_level_unless_it_is_open(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    for index in chain(case.diagnosis.indexes.values(), case.knowledge.diagnose({}).indexes.values()):
        assert index.open == (index.high - index.low > OPEN_ABOVE)
        if index.open:
            assert (index.value, index.level, index.level_title) == (None, None, None)
        else:
            assert index.value == (index.low + index.high) / 2
            assert index.level == [rung.id for rung in index.levels if rung.start <= index.value][-1]
