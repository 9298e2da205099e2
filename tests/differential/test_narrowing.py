"""The bounds after one more answer are those of the whole outcome, bit for bit."""

from hypothesis import assume, given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from tests.property.cases import Cases, everywhere


@everywhere
@given(st.data())
def test_the_bounds_after_one_more_answer_are_those_of_the_outcome(cases: Cases, data: st.DataObject) -> None:
    """For one person or a partner of two, whose rules read the other one's answers; and one answer after the other."""
    case = data.draw(cases())
    runtime = data.draw(st.sampled_from([case.knowledge.runtime, case.knowledge.runtime.couples]))
    book = runtime.built.rulebook
    values = {**case.knowledge.observations(case.values)}
    values = book.beside(values, values)
    assume(values)
    asked = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=3, unique=True))
    before = {name: value for name, value in values.items() if name not in asked}
    now = interpret.run(book, before)
    narrowing = runtime.engine.narrowing(before, (now.lows, now.highs))
    for id in [*asked, *asked]:
        after = interpret.run(book, {**before, id: values[id]})
        both = zip(after.lows, after.highs, now.lows, now.highs, strict=True)
        changed = [(at, low, high) for at, (low, high, *bounds) in enumerate(both) if bounds != [low, high]]
        assert narrowing.after(id, values[id]) == changed
