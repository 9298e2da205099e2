"""Conditions become conjunctions of literals."""

import pytest

from intimacy_kit.engines.durable import flatten
from intimacy_kit.engines.durable.flatten import Flat, TooManyError
from intimacy_kit.engines.durable.literals import Numbering
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.packs.reading.condition_text import parse_condition

SIGNALS = [*"abcdefgh", *(f"n{number}" for number in range(20))]


def flattened(text: str) -> list[str]:
    """The conjunctions of a condition over flags and numbers, and over the finding `found`, as text."""
    numbering = Numbering()
    predicates = Predicates(Flat(numbering), {id: id for id in SIGNALS}, {"found": ("found", "found")})
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
def test_flattened(text: str, conjunctions: list[str]) -> None:
    assert sorted(flattened(text)) == sorted(conjunctions)


def test_a_conjunction_that_contains_another_is_left_out() -> None:
    assert flattened("a or a and b") == ["a"]
    assert flattened("(a or b) and (a or c)") == ["a", "b and c"]


def test_a_conjunction_of_opposites_stays_as_each_is_possible() -> None:
    assert flattened("n1 < 3 and n1 >= 3") == ["n1 < 3 and n1 >= 3"]
    assert flattened("a and not a") == ["a and not a"]


def test_up_to_the_limit_and_no_further() -> None:
    pairs = [f"(n{2 * number} > 0 or n{2 * number + 1} > 0)" for number in range(10)]
    assert len(flattened(" and ".join(pairs[:9]))) == 512
    with pytest.raises(TooManyError):  # 1,024
        flattened(" and ".join(pairs))


def test_too_many_are_not_multiplied_out_first() -> None:
    listed = ", ".join(f"n{number} > 0" for number in range(20))
    with pytest.raises(TooManyError):
        flattened(f"at_least(10, {listed})")
    with pytest.raises(TooManyError):
        flattened(f"at_least(2, {listed}) and at_least(2, {listed.replace('> 0', '> 1')})")


def test_alternatives_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flatten, "MAX_CONJUNCTIONS", 4)
    assert len(flattened("a or b or c or d")) == 4
    with pytest.raises(TooManyError):
        flattened("a or b or c or d or e")
