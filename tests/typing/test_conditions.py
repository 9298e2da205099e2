"""Building conditions in code of a user: type checkers know that operators give conditions."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from typing import assert_type

from intimacy_kit import Condition, Truth, at_least, load_knowledge, parse_condition, ref


def test_comparisons_are_conditions() -> None:
    trust, topic = ref("trust"), ref("conflict_topic")
    assert_type(trust < 5, Condition)
    assert_type(trust <= 5.5, Condition)
    assert_type(trust > 5, Condition)
    assert_type(trust >= 5, Condition)
    assert_type(trust == 5, Condition)
    assert_type(trust != 5, Condition)
    assert_type(topic == "money", Condition)
    assert_type(topic.among("money", "chores"), Condition)
    assert_type(ref("past_betrayal").holds, Condition)


def test_combinations_are_conditions() -> None:
    little_time = (ref("quality_time_hours") < 3) & ~(ref("rituals_kept") >= 1)
    assert_type(little_time, Condition)
    assert_type(little_time | (ref("trust") < 5), Condition)
    assert_type(~little_time, Condition)
    assert_type(at_least(2, ref("criticism") >= 3, ref("contempt") >= 2, little_time), Condition)
    assert_type(parse_condition("trust < 5"), Condition)
    assert_type(str(little_time), str)
    assert_type(little_time.names, frozenset[str])


def test_a_truth_is_told_by_identity() -> None:
    truth = load_knowledge().evaluate(ref("trust") < 5, {"trust": 3})
    assert_type(truth, Truth)
    assert truth is Truth.TRUE
    assert_type(~Truth.UNKNOWN, Truth)
