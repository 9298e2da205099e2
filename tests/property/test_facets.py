"""Facets and absent findings: near-synonyms weigh once, and what is not present carries nothing over."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.model.rulebook import Group, RuleBook, Scored, grouped
from tests.property.cases import Cases, everywhere


def ungrouped(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return grouped(rule.model_copy(update={"facet": None}) for group in groups for rule in group.rules)


def scores(book: RuleBook, values: Mapping[str, float | bool | str], changed: Scored | None = None) -> dict[str, float]:
    findings = tuple(changed if changed and changed.id == each.id else each for each in book.findings)
    outcome = interpret.run(replace(book, findings=findings), values)
    return dict(zip((finding.id for finding in findings), outcome.scores, strict=True))


@everywhere
@given(st.data())
def test_a_facet_of_supports_never_raises_and_one_of_reliefs_never_lowers(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    with_facets = scores(case.book, values)
    for finding in case.book.findings:
        apart = replace(finding, supports=ungrouped(finding.supports))
        assert with_facets[finding.id] <= scores(case.book, values, apart)[finding.id] + 1e-12
        apart = replace(finding, reliefs=ungrouped(finding.reliefs))
        assert with_facets[finding.id] >= scores(case.book, values, apart)[finding.id] - 1e-12


@everywhere
@given(st.data())
def test_what_is_not_present_carries_over_no_link(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    found = scores(case.book, values)
    for finding in case.book.findings:
        present = tuple(link for link in finding.links if found[link.origin] >= 0.25)
        assert scores(case.book, values, replace(finding, links=present)) == found


@everywhere
@given(st.data())
def test_each_group_weighs_what_its_strongest_true_step_does(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    values = case.knowledge.observations(case.values)
    state = interpret.final_state(case.book, values, interpret.run(case.book, values))
    for finding in case.book.findings:
        known = interpret.truths(finding.rules, state.known)
        for group in finding.groups:
            true = [step for rule, at, step in group.chain if known[rule.id, at] is interpret.Truth.TRUE]
            (weight,) = interpret.weights([group], known, interpret.Truth.TRUE)
            assert weight == (true[0].strength if true else 0.0)
