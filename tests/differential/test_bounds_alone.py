"""The function that searches run gives the bounds of the whole outcome, bit for bit."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from tests.property.cases import Cases, everywhere


@everywhere
@given(st.data())
def test_the_bounds_alone_are_those_of_the_outcome(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    engine = case.knowledge.runtime.engine
    outcome = interpret.run(case.book, values)
    assert engine.bounds(engine.slots(values)) == (outcome.lows, outcome.highs)
