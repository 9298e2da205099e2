"""Conditions as text and as trees are two faces of the same thing."""

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import (
    MAX_PARTS,
    Among,
    And,
    AtLeast,
    Compare,
    Condition,
    Holds,
    Not,
    Operator,
    Or,
    at_least,
    number_text,
    ref,
)
from intimacy_kit.packs.reading.condition_text import parse_condition
from intimacy_kit.testing.strategies import conditions, signals
from tests.property.cases import Case, Cases, everywhere, generated

ids = ["a", "b1", "c_c", "x" * 64]
trees = st.tuples(*(signals(id) for id in ids)).flatmap(lambda some: conditions(some, ["finding", "z9"]))
OPERATORS: dict[Operator, Callable[..., Condition]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
MIRRORED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@given(trees)
def test_tree_to_text_to_tree(condition: Condition) -> None:
    again = parse_condition(str(condition))
    assert again == condition
    assert hash(again) == hash(condition)
    assert str(again) == str(condition)
    assert again.names == condition.names
    assert [str(atom) for atom in again.atoms] == [str(atom) for atom in condition.atoms]


LONG = ["x" * 60 + f"{number:04}" for number in range(MAX_PARTS)]
LARGEST = {
    "many long names": at_least(199, *(ref(name) <= -1.2345678901234567e-300 for name in LONG[1:])),
    "many long choices": Among(name=LONG[0], choices=tuple(LONG), negated=True),
    "not everywhere": at_least(1, *(~(ref(name) != -1.2345678901234567e-300) for name in LONG[1:])),
    "at_least everywhere": at_least(1, *(~at_least(1, ~(ref(name) != -1.5)) for name in LONG[:99])),
}


@pytest.mark.parametrize("condition", LARGEST.values(), ids=LARGEST)
def test_the_text_of_the_largest_trees_can_be_read_again(condition: Condition) -> None:
    assert parse_condition(str(condition)) == condition


def built(condition: Condition) -> Condition:
    """The same condition, built as one builds it in Python."""
    match condition:
        case Holds(name=name):
            return ref(name).holds
        case Compare(name=name, op=op, value=value):
            return OPERATORS[op](ref(name), value)
        case Among(name=name, choices=(only,), negated=negated):
            return ref(name) != only if negated else ref(name) == only
        case Among(name=name, choices=choices, negated=negated):
            among = ref(name).among(*choices)
            return ~among if negated else among
        case Not(part=part):
            return ~built(part)
        case AtLeast(count=count, parts=parts):
            return at_least(count, *map(built, parts))
    first, *rest = condition.inner
    whole = built(first)
    for part in rest:
        whole = whole & built(part) if isinstance(condition, And) else whole | built(part)
    return whole


@given(trees)
def test_conditions_built_in_python_round_trip(condition: Condition) -> None:
    in_python = built(condition)
    assert parse_condition(str(in_python)) == in_python
    assert [str(atom).replace("not in", "in") for atom in in_python.atoms] == [
        str(atom).replace("not in", "in") for atom in condition.atoms
    ]


@everywhere
@given(st.data())
def test_a_condition_means_the_same_in_every_form(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(cases())
    some = [case.knowledge.signals[id] for id in data.draw(st.permutations(sorted(case.knowledge.signals)[:5]))]
    condition = data.draw(conditions(some, [finding.id for finding in case.book.findings]))
    truth = case.knowledge.evaluate(condition, case.values)
    assert case.knowledge.evaluate(str(condition), case.values) is truth
    assert case.knowledge.evaluate(written_otherwise(condition, data), case.values) is truth
    assert case.knowledge.evaluate(built(condition), case.values) is truth
    assert case.knowledge.evaluate(~condition, case.values) is ~truth
    assert case.knowledge.evaluate(~~condition, case.values) is truth


def written_otherwise(condition: Condition, data: st.DataObject) -> str:
    """The condition as a person might have written it: mirrored, padded, with more parentheses than it needs."""
    space = data.draw(st.sampled_from(["", " ", "\n  ", "\t"]))
    match condition:
        case Compare(name=name, op=op, value=value) if data.draw(st.booleans()):
            return f"({space}{number_text(value)}{space}{MIRRORED[op]}{space}{name})"
        case Among(name=name, choices=choices, negated=negated):
            listed = ",".join(f"{space}'{choice}'" for choice in choices)
            return f"({name} {'not in' if negated else 'in'}{space}[{listed},])"
        case Not(part=part):
            return f"not({space}{written_otherwise(part, data)})"
        case AtLeast(count=count, parts=parts):
            return f"at_least({space}{count},{','.join(written_otherwise(part, data) for part in parts)}{space})"
        case And(parts=parts) | Or(parts=parts):
            word = "and" if isinstance(condition, And) else "or"
            return f"({f'{space} {word} {space}'.join(f'({written_otherwise(part, data)})' for part in parts)})"
    return f"({space}{condition}{space})"


@given(generated(), st.data())
def test_and_or_at_least_agree(case: Case, data: st.DataObject) -> None:
    knowledge, values = case.knowledge, case.values
    of = conditions(knowledge.signals.values())
    parts = data.draw(st.lists(of, min_size=2, max_size=3))
    truths = [knowledge.evaluate(part, values) for part in parts]
    every = knowledge.evaluate(And(parts=tuple(parts)), values)
    some = knowledge.evaluate(Or(parts=tuple(parts)), values)
    assert every is knowledge.evaluate(at_least(len(parts), *parts), values)
    assert some is knowledge.evaluate(at_least(1, *parts), values)
    assert every is ~knowledge.evaluate(Or(parts=tuple(~part for part in parts)), values)
    if Truth.UNKNOWN not in truths:
        assert (every is Truth.TRUE) == all(truth is Truth.TRUE for truth in truths)
        assert (some is Truth.TRUE) == any(truth is Truth.TRUE for truth in truths)
