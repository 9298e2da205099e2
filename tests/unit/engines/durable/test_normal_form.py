"""Disjunctive normal forms of conditions."""

import pytest

from intimacy_kit.engines.durable import normal_form
from intimacy_kit.engines.durable.literals import Numbering
from intimacy_kit.engines.durable.normal_form import DnfAlgebra, TooManyConjunctionsError
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.packs.reading.condition_text import parse_condition

SIGNALS = [*"abcdefgh", *(f"n{number}" for number in range(20))]


def conjunctions_of(text: str) -> list[str]:
    """Return the conjunctions of a condition over flags, numbers and the finding `found`, as text."""
    numbering = Numbering()
    predicates = Predicates(DnfAlgebra(numbering), {id: id for id in SIGNALS}, {"found": ("found", "found")})
    conjunctions = predicates.true(parse_condition(text))
    literals = list(map(str, numbering.literals.all))
    return [
        " and ".join(literal for number, literal in enumerate(literals) if bits >> number & 1) for bits in conjunctions
    ]


@pytest.mark.parametrize(
    ("text", "conjunctions"),
    [
        ("a", ["a"]),
        ("not a", ["not a"]),
        ("n1 < 3", ["n1 < 3"]),
        ("not n1 < 3", ["n1 >= 3"]),
        ("n1 != 3", ["n1 < 3", "n1 > 3"]),
        ("found == 0.5", ["found == 0.5"]),
        ("found != 0.5", ["found < 0.5", "found > 0.5"]),
        ('c in ("money", "chores")', ['c in ("money", "chores")']),
        ('c != "money"', ['c != "money"']),
        ("a and not b", ["a and not b"]),
        ("a or b", ["a", "b"]),
        ("(a or b) and (c or d)", ["a and c", "b and c", "a and d", "b and d"]),
        ("not (a and b)", ["not a", "not b"]),
        ("not (a or b)", ["not a and not b"]),
        ("at_least(2, a, b, c)", ["a and b", "a and c", "b and c"]),
        ("not at_least(2, a, b, c)", ["not a and not b", "not a and not c", "not b and not c"]),
        ("at_least(1, a, b)", ["a", "b"]),
        ("at_least(2, a or b, c and d, e)", ["a and e", "b and e", "a and c and d", "b and c and d", "c and d and e"]),
    ],
)
def test_conjunctions_of_a_condition(text: str, conjunctions: list[str]) -> None:
    assert sorted(conjunctions_of(text)) == sorted(conjunctions)


def test_absorbed_conjunctions_are_removed() -> None:
    assert conjunctions_of("a or a and b") == ["a"]
    assert conjunctions_of("(a or b) and (a or c)") == ["a", "b and c"]


def test_a_conjunction_of_opposites_is_kept() -> None:
    assert conjunctions_of("n1 < 3 and n1 >= 3") == ["n1 < 3 and n1 >= 3"]
    assert conjunctions_of("a and not a") == ["a and not a"]


def test_more_conjunctions_than_the_limit_are_refused() -> None:
    pairs = [f"(n{2 * number} > 0 or n{2 * number + 1} > 0)" for number in range(10)]
    assert len(conjunctions_of(" and ".join(pairs[:9]))) == 512
    with pytest.raises(TooManyConjunctionsError):  # 1,024
        conjunctions_of(" and ".join(pairs))


def test_too_many_conjunctions_are_refused_before_they_are_multiplied_out() -> None:
    listed = ", ".join(f"n{number} > 0" for number in range(20))
    with pytest.raises(TooManyConjunctionsError):
        conjunctions_of(f"at_least(10, {listed})")
    with pytest.raises(TooManyConjunctionsError):
        conjunctions_of(f"at_least(2, {listed}) and at_least(2, {listed.replace('> 0', '> 1')})")


def test_the_limit_counts_alternatives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normal_form, "MAX_CONJUNCTIONS", 4)
    assert len(conjunctions_of("a or b or c or d")) == 4
    with pytest.raises(TooManyConjunctionsError):
        conjunctions_of("a or b or c or d or e")
