"""Literals of a case: known, certain and possible."""

import pytest

from intimacy_kit.engines.durable.literals import Literals, LiteralSets, Numbering
from intimacy_kit.engines.truth import Fact
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds, Not

LOW, HIGH = Compare(name="trust", op="<", value=3), Compare(name="trust", op=">=", value=3)
EXACT, BETRAYED = Compare(name="trust", op="==", value=3), Holds(name="betrayal")
MONEY = Among(name="topic", choices=("money", "chores"))
NOT_MONEY = Among(name="topic", choices=("money", "chores"), negated=True)
ALL: tuple[Condition, ...] = (LOW, BETRAYED, HIGH, Not(part=BETRAYED), MONEY, NOT_MONEY, EXACT)
LITERALS = Literals.of(ALL)


def shown(bits: int) -> list[str]:
    return [str(condition) for number, condition in enumerate(ALL) if bits >> number & 1]


def test_each_name_has_the_bits_of_its_literals() -> None:
    assert LITERALS.masks == {"trust": 0b1000101, "betrayal": 0b0001010, "topic": 0b0110000}
    assert LITERALS.all == ALL


@pytest.mark.parametrize(
    ("name", "fact", "true"),
    [
        ("trust", 2.0, ["trust < 3"]),
        ("trust", 3.0, ["trust >= 3", "trust == 3"]),
        ("betrayal", True, ["betrayal"]),
        ("betrayal", False, ["not betrayal"]),
        ("topic", "chores", ['topic in ("money", "chores")']),
        ("topic", "other", ['topic not in ("money", "chores")']),
        ("unread", 1.0, []),
    ],
)
def test_literals_of_an_observed_value_are_known_certain_and_possible(name: str, fact: Fact, true: list[str]) -> None:
    known, certain, possible = LITERALS.observed(name, fact)
    assert shown(known) == true
    assert known == certain == possible


@pytest.mark.parametrize("name", ["trust", "betrayal", "topic"])
def test_all_literals_of_an_unknown_signal_are_only_possible(name: str) -> None:
    assert LITERALS.observed(name, None) == LiteralSets(0, 0, LITERALS.masks[name])


def test_literals_of_a_finding_are_known_by_its_score_and_possible_by_its_interval() -> None:
    known, certain, possible = LITERALS.scored("trust", 2.5, 1.0, 2.75)
    assert (shown(known), shown(certain), shown(possible)) == (["trust < 3"],) * 3
    known, certain, possible = LITERALS.scored("trust", 3.0, 1.0, 4.0)
    assert shown(known) == ["trust >= 3", "trust == 3"]
    assert shown(certain) == []
    assert shown(possible) == ["trust < 3", "trust >= 3", "trust == 3"]
    assert LITERALS.scored("trust", 3.0, 3.0, 3.0) == LITERALS.observed("trust", 3.0)


def test_union_and_removal_of_literals() -> None:
    sets = LiteralSets(0b001, 0b000, 0b011).union(LiteralSets(0b100, 0b100, 0b100))
    assert sets == (0b101, 0b100, 0b111)
    assert sets.without(0b001) == (0b100, 0b100, 0b110)


def test_a_literal_keeps_its_number() -> None:
    numbering = Numbering()
    assert [numbering.bit(LOW), numbering.bit(HIGH), numbering.bit(LOW)] == [1, 2, 1]
    assert [numbering.flag("betrayal", is_on=True), numbering.flag("betrayal", is_on=False)] == [4, 8]
    assert list(map(str, numbering.literals.all)) == ["trust < 3", "trust >= 3", "betrayal", "not betrayal"]
