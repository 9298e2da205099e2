"""Steps that read the other partner's answers, over generated packs."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.packs.reading.condition_text import parse_condition
from tests.property.cases import Case, generated, two

Answers = Mapping[str, Value]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Case, Answers, Answers]:
    """Generated packs, some of which read the other partner's answers, with the answers of two."""
    case = draw(generated())
    a, b = draw(two(case.knowledge))
    return case, case.knowledge.observations(a), case.knowledge.observations(b)


def scores(book: RuleBook, values: Answers) -> tuple[float, ...]:
    return interpret.run(book, values).scores


@given(pairs())
def test_what_the_other_answers_only_narrows(drawn: tuple[Case, Answers, Answers]) -> None:
    case, a, b = drawn
    couples = case.built.couples
    before, after = interpret.run(couples, a), interpret.run(couples, couples.beside(a, b))
    for low, narrower, score, narrow, high in zip(
        before.lows, after.lows, after.scores, after.highs, before.highs, strict=True
    ):
        assert low <= narrower <= score <= narrow <= high
    assert set(after.undetermined) <= set(before.undetermined)
    assert (after.concerns, after.unscreened) == (before.concerns, before.unscreened)


@given(pairs())
def test_only_what_rules_read_of_the_other_matters(drawn: tuple[Case, Answers, Answers]) -> None:
    case, a, b = drawn
    couples = case.built.couples
    read = set(couples.read_of_partner.values())
    assert scores(couples, couples.beside(a, b)) == scores(
        couples, couples.beside(a, {id: value for id, value in b.items() if id in read})
    )
    assert all(case.knowledge.signals[id].asks != "alone" for id in read)


@given(pairs())
def test_conditions_read_the_same_from_their_text(drawn: tuple[Case, Answers, Answers]) -> None:
    for finding in drawn[0].built.couples.findings:
        for rule in finding.rules:
            for step in rule.steps:
                assert parse_condition(str(step.when)) == step.when


@given(pairs())
def test_the_rules_of_one_are_those_of_two_without_the_steps_that_read_the_other(
    drawn: tuple[Case, Answers, Answers],
) -> None:
    case = drawn[0]
    kept = {(rule.id, step) for finding in case.book.findings for rule in finding.rules for step in rule.steps}
    every = {
        (rule.id, step) for finding in case.built.couples.findings for rule in finding.rules for step in rule.steps
    }
    assert kept == {(id, step) for id, step in every if not step.when.reads_partner}
    assert case.built.couples is case.book or len(kept) < len(every)
