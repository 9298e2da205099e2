"""Removing the parts of conditions one at a time."""

from intimacy_kit.analysis.lint.parts import without_one
from intimacy_kit.packs.reading.condition_text import parse_condition


def test_each_part_is_removed_in_turn() -> None:
    condition = parse_condition("a and (b or not (c and d)) and at_least(2, e, f, g)")
    assert [(str(part), position, str(rest)) for part, position, rest in without_one(condition)] == [
        ("a", 0, "(b or not (c and d)) and at_least(2, e, f, g)"),
        ("b or not (c and d)", 1, "a and at_least(2, e, f, g)"),
        ("b", 1, "a and not (c and d) and at_least(2, e, f, g)"),
        ("not (c and d)", 2, "a and b and at_least(2, e, f, g)"),
        ("c", 2, "a and (b or not d) and at_least(2, e, f, g)"),
        ("d", 3, "a and (b or not c) and at_least(2, e, f, g)"),
        ("at_least(2, e, f, g)", 4, "a and (b or not (c and d))"),
        ("e", 4, "a and (b or not (c and d)) and at_least(2, f, g)"),
        ("f", 5, "a and (b or not (c and d)) and at_least(2, e, g)"),
        ("g", 6, "a and (b or not (c and d)) and at_least(2, e, f)"),
    ]
    assert list(without_one(parse_condition("at_least(2, e, f)"))) == []
