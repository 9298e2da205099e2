"""The compiled conditions are true when the interpreter says so, by the comparisons that decide."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledConditions
from intimacy_kit.engines.interpret import Evaluation, evaluate, known_facts
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds, Not
from tests.property.cases import Case, Cases, everywhere


def conditions(case: Case) -> list[Condition]:
    """Those of a rule book, and the opposite of each."""
    plain = [step.when for finding in case.book.findings for rule in finding.rules for step in rule.steps]
    return [*plain, *(~one for one in plain)]


def deciding(found: Evaluation) -> Iterator[str]:
    """Yield the names in the comparisons that a decided condition has its truth by."""
    if isinstance(found.condition, Holds | Compare | Among):
        yield found.condition.name
        return
    wanted = ~found.truth if isinstance(found.condition, Not) else found.truth
    for part in found.parts:
        if part.truth is wanted:
            yield from deciding(part)


@everywhere
@given(st.data())
def test_what_conditions_are_true_by(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    outcome = interpret.run(case.book, values)
    asked = conditions(case)
    found = [evaluate(one, known_facts(case.book, values, outcome)) for one in asked]
    expected = [tuple(deciding(one)) if one.truth is Truth.TRUE else None for one in found]
    compiled = CompiledConditions(case.book, [*asked, None])
    assert compiled.true_by(values, outcome.scores) == (*expected, None)
