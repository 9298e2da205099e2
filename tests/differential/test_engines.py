"""All engines give outcomes that are equal to the last bit."""

from math import copysign
from struct import pack

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.outcome import Outcome
from tests.property.cases import Cases, everywhere, generated, two

NUMBERS = ("scores", "lows", "highs", "relevances", "index_lows", "index_highs")


def bits(outcome: Outcome) -> dict[str, object]:
    """All of an outcome, with its numbers as bytes."""
    exact = {name: b"".join(pack("<d", number) for number in getattr(outcome, name)) for name in NUMBERS}
    return outcome._asdict() | exact


@everywhere
@given(st.data())
def test_the_engines_agree_to_the_last_bit(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    general = Outcome._make(case.engine.general(case.engine.slots(values)))
    assert bits(general) == bits(interpret.run(case.book, values))
    assert bits(case.engine.run(values)) == bits(general)


@given(st.data())
def test_the_engines_agree_on_a_partner_of_a_couple(data: st.DataObject) -> None:
    case = data.draw(generated())
    a, b = map(case.knowledge.observations, data.draw(two(case.knowledge)))
    couples = case.knowledge.runtime.couples
    book = couples.built.rulebook
    values = book.beside(a, b)
    assert bits(couples.engine.run(values)) == bits(interpret.run(book, values))


@everywhere
@given(st.data())
def test_a_complete_case_needs_no_intervals(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases(unknown=0))
    values = case.knowledge.observations(case.values)
    slots = case.engine.slots(values)
    settled = Outcome._make(case.engine.settled(slots))
    assert bits(settled) == bits(Outcome._make(case.engine.general(slots)))
    assert bits(settled) == bits(interpret.run(case.book, values))
    assert settled.lows == settled.scores == settled.highs
    assert settled.undetermined == settled.unscreened == ()


@everywhere
@given(st.data())
def test_every_number_is_a_float_from_0_to_1_and_no_negative_zero(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    outcome = case.engine.run(case.knowledge.observations(case.values))
    numbers = [number for name in NUMBERS for number in getattr(outcome, name)]
    assert all(type(number) is float and 0 <= number <= 1 and copysign(1, number) == 1 for number in numbers)
