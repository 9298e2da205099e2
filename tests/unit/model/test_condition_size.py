"""How large and how deep a condition may be."""

import pytest

from intimacy_kit import Condition, ConditionError, at_least, parse_condition, ref
from intimacy_kit.model.conditions import MAX_DEPTH, MAX_PARTS

LITTLE = ref("trust") < 5
FLAG = ref("past_betrayal").holds


def code_of(error: pytest.ExceptionInfo[ConditionError]) -> str:
    return error.value.code


def nested(levels: int) -> Condition:
    condition: Condition = FLAG
    for _ in range(levels - 1):
        condition = ~condition
    return condition


def test_a_condition_has_a_maximum_depth() -> None:
    deepest = nested(MAX_DEPTH)
    assert parse_condition(str(deepest)) == deepest
    with pytest.raises(ConditionError, match="200 parts and 20 levels") as error:
        _ = ~deepest
    assert code_of(error) == "IK206"


def test_a_condition_has_a_maximum_number_of_parts() -> None:
    largest = at_least(1, *[LITTLE] * (MAX_PARTS - 1))
    assert len(list(largest.walk())) == MAX_PARTS
    for build in (lambda: largest | LITTLE, lambda: largest & LITTLE, lambda: at_least(1, *largest.inner, LITTLE)):
        with pytest.raises(ConditionError) as error:
            build()
        assert code_of(error) == "IK206"


def test_not_does_not_count_as_a_part() -> None:
    largest = at_least(1, *[~LITTLE] * (MAX_PARTS - 1))
    assert len(list(largest.walk())) == 2 * MAX_PARTS - 1
    assert ~largest != largest
    with pytest.raises(ConditionError) as error:  # a second one in a row says nothing, so it counts
        at_least(1, *[~~LITTLE] * (MAX_PARTS - 1))
    assert code_of(error) == "IK206"


def test_choices_count_as_parts() -> None:
    choices = [f"choice_{number}" for number in range(MAX_PARTS + 1)]
    assert ref("topic").among(*choices[:-1]).names == {"topic"}
    with pytest.raises(ConditionError) as error:
        ref("topic").among(*choices)
    assert code_of(error) == "IK206"


def doubled(times: int) -> Condition:
    condition: Condition = LITTLE
    for _ in range(times):
        condition = ~(condition & condition)
    return condition


def test_a_shared_part_counts_each_time() -> None:
    assert len(list(doubled(5).walk())) == 32 + 2 * 31
    with pytest.raises(ConditionError) as error:
        doubled(9)
    assert code_of(error) == "IK206"
