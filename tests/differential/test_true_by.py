"""The compiled conditions are true when the interpreter says so, by the comparisons that decide."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledConditions
from intimacy_kit.engines.interpret import known_facts, true_by
from intimacy_kit.model.conditions import Condition
from tests.property.cases import Case, Cases, everywhere


def conditions(case: Case) -> list[Condition]:
    """Those of a rule book, and the opposite of each."""
    plain = [step.when for finding in case.book.findings for rule in finding.rules for step in rule.steps]
    return [*plain, *(~one for one in plain)]


@everywhere
@given(st.data())
def test_what_conditions_are_true_by(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    outcome = interpret.run(case.book, values)
    asked = conditions(case)
    facts = known_facts(case.book, values, outcome.scores)
    found = [(position, true_by(one, facts)) for position, one in enumerate(asked)]
    expected = [(position, by) for position, by in found if by is not None]
    assert CompiledConditions(case.book, asked).true_by(values, outcome.scores) == expected
