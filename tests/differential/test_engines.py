"""Every engine gives the identical answer: each number to the last bit."""

from math import copysign
from struct import pack

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from tests.property.cases import Cases, everywhere

NUMBERS = ("scores", "lows", "highs", "relevances")


def bits(outcome: Outcome) -> dict[str, object]:
    """All of an outcome, with its numbers as bytes."""
    exact = {name: b"".join(pack("<d", number) for number in getattr(outcome, name)) for name in NUMBERS}
    return outcome._asdict() | exact


@everywhere
@given(st.data())
def test_the_engines_agree_to_the_last_bit(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    engine = CompiledEngine(case.book)
    values = case.knowledge.observations(case.values)
    general = Outcome._make(engine.general(engine.slots(values)))
    assert bits(general) == bits(interpret.run(case.book, values))
    assert bits(engine.run(values)) == bits(general)


@everywhere
@given(st.data())
def test_a_complete_case_needs_no_intervals(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0))
    engine = CompiledEngine(case.book)
    values = case.knowledge.observations(case.values)
    slots = engine.slots(values)
    settled = Outcome._make(engine.settled(slots))
    assert bits(settled) == bits(Outcome._make(engine.general(slots)))
    assert bits(settled) == bits(interpret.run(case.book, values))
    assert settled.lows == settled.scores == settled.highs
    assert settled.undetermined == settled.unscreened == ()


@everywhere
@given(st.data())
def test_no_number_is_a_negative_zero(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    outcome = interpret.run(case.book, case.knowledge.observations(case.values))
    for name in NUMBERS:
        assert all(copysign(1, number) == 1 for number in getattr(outcome, name))


@everywhere
@given(st.data())
def test_every_number_is_a_float_from_0_to_1(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    outcome = CompiledEngine(case.book).run(case.knowledge.observations(case.values))
    for name in NUMBERS:
        numbers = getattr(outcome, name)
        assert all(type(number) is float and 0 <= number <= 1 for number in numbers)
