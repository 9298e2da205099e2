"""The engine on durable-rules agrees with the interpreter to the last bit, and gives the same diagnosis."""

from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.protocol import open_case as open_of
from intimacy_kit.errors import QuestionError
from intimacy_kit.model.couple import Couple
from tests.differential.test_engines import bits
from tests.property.cases import Case, Cases, everywhere, generated, two

pytest.importorskip(
    "durable_rules_engine", reason="durable-rules is not there, or not built for this Python", exc_type=ImportError
)


def durable(case: Case) -> Any:
    """The engine on durable-rules; packs with a rule that has too many combinations for it are left out."""
    try:
        return case.knowledge.runtime.engines.get("durable")
    except QuestionError as error:
        if error.code != "IK410":
            raise
        reject()


@everywhere
@given(st.data())
def test_durable_agrees_with_the_interpreter_to_the_last_bit(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    outcome = durable(case).run(values)
    assert bits(outcome) == bits(interpret.run(case.book, values))
    assert all(type(mine) is type(other) for mine, other in zip(outcome, case.engine.run(values), strict=True))


@given(st.data())
def test_durable_agrees_on_a_partner_of_a_couple(data: st.DataObject) -> None:
    case = data.draw(generated())
    a, b = map(case.knowledge.observations, data.draw(two(case.knowledge)))
    couples = case.knowledge.runtime.couples
    book = couples.built.rulebook
    try:
        engine = couples.engines.get("durable")
    except QuestionError as error:
        if error.code != "IK410":
            raise
        reject()
    open_case = open_of(engine)
    for values in (book.beside(a, {}), book.beside(a, b), book.beside(b, a)):
        outcome = bits(interpret.run(book, values))
        assert bits(engine.run(values)) == outcome
        assert bits(open_case.update(values)) == outcome
    open_case.close()


@everywhere
@given(st.data())
def test_durable_gives_the_same_diagnosis(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    durable(case)
    found = case.knowledge.diagnose(case.values, engine="durable")
    assert found == case.diagnosis
    assert found.to_json() == case.diagnosis.to_json()


@given(st.data())
def test_durable_gives_couples_the_same_diagnosis(data: st.DataObject) -> None:
    case = data.draw(generated())
    durable(case)
    a, b = data.draw(two(case.knowledge))
    wanted = case.knowledge.diagnose(Couple(a=a, b=b))
    try:
        found = case.knowledge.diagnose(Couple(a=a, b=b), engine="durable")
    except QuestionError as error:
        if error.code != "IK410":
            raise
        reject()
    assert found.to_json() == wanted.to_json()
    with case.knowledge.session(engine="durable") as session:
        session.observe(Couple(a=a, b={}))
        session.observe(Couple(a={}, b=b))
        assert session.diagnosis == wanted


@everywhere
@given(st.data())
def test_an_open_case_has_the_outcome_of_a_new_one(cases: Cases, data: st.DataObject) -> None:
    """Answers come, change and go, some of them together; what follows is always as if all were given at once."""
    case = data.draw(cases())
    under_way = durable(case).open()
    values = dict(case.knowledge.observations(case.values))
    for _ in range(data.draw(st.integers(1, 6))):
        if case.answers:
            for signal in data.draw(st.lists(st.sampled_from(sorted(case.answers)), max_size=3)):
                value = data.draw(st.none() | case.answers[signal])
                values.pop(signal, None)
                if value is not None:
                    values |= case.knowledge.observations({signal: value})
        outcome = under_way.update(values)
        assert bits(outcome) == bits(interpret.run(case.book, values))
        relevant = zip(case.book.strategies, outcome.relevances, strict=True)
        assert under_way.recommended == {strategy.id for strategy, relevance in relevant if relevance >= 0.25}
    under_way.close()


@everywhere
@given(st.data())
def test_a_live_session_gives_the_same_diagnosis(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    durable(case)
    with case.knowledge.session(engine="durable") as session:
        for signal, value in case.values.items():
            session.observe({signal: value})
        assert session.diagnosis == case.diagnosis
        taken_back = data.draw(st.lists(st.sampled_from(sorted(case.values)), unique=True)) if case.values else []
        session.retract(*taken_back)
        left = {signal: value for signal, value in case.values.items() if signal not in taken_back}
        assert session.diagnosis == case.knowledge.diagnose(left)
