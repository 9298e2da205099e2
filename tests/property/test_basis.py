"""What a present consequence rests on is what its score would be without its links."""

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.noisy_or import combine
from intimacy_kit.engines.truth import Truth
from tests.property.cases import Cases, everywhere


@everywhere
@given(st.data())
def test_the_basis_is_the_score_without_links(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    found = case.knowledge.diagnose(values).findings
    state = interpret.final_state(case.book, values, interpret.run(case.book, values))
    for finding in case.book.findings:
        if finding.kind == "component":
            continue
        known = interpret.truths(finding.rules, state.known)
        supports, reliefs = (
            interpret.weights(groups, known, Truth.TRUE) for groups in (finding.supports, finding.reliefs)
        )
        rests_on = "answers" if combine(supports, [], reliefs) >= 0.25 else "links"
        told = found[finding.id].present and finding.kind == "consequence"
        assert found[finding.id].basis == (rests_on if told else None)
