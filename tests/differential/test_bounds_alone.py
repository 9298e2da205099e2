"""The functions for bounds alone give those of the whole outcome, bit for bit."""

from hypothesis import assume, given
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


@everywhere
@given(st.data())
def test_the_bounds_after_one_more_answer_are_those_of_the_outcome(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = {**case.knowledge.observations(case.values)}
    assume(values)
    id = data.draw(st.sampled_from(sorted(values)))
    before = {name: value for name, value in values.items() if name != id}
    now, after = (interpret.run(case.book, known) for known in (before, values))
    narrowing = case.knowledge.runtime.engine.narrowing(before, (now.lows, now.highs))
    both = zip(after.lows, after.highs, now.lows, now.highs, strict=True)
    changed = [(at, low, high) for at, (low, high, *bounds) in enumerate(both) if bounds != [low, high]]
    assert narrowing.after(id, values[id]) == changed
    assert narrowing.after(id, values[id]) == changed, "the case itself is as before"
