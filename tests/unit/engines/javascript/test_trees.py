"""Conditions as data."""

import pytest

from intimacy_kit.engines.javascript.trees import Tree, Trees
from intimacy_kit.packs.reading.condition_text import parse_condition

TREES = Trees({"trust": 0, "betrayed": 1, "topic": 2}, {"topic": ("money", "chores", "other")})


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("trust < 5", ["<", 0, 5.0]),
        ("betrayed", ["==", 1, 1]),
        ('topic == "chores"', ["in", 2, [1]]),
        ('topic not in ("chores",)', ["in", 2, [0, 2]]),
        ("not betrayed or trust != 2", ["or", ["not", ["==", 1, 1]], ["!=", 0, 2.0]]),
        (
            "at_least(2, betrayed, trust < 5 and betrayed)",
            ["at", 2, ["==", 1, 1], ["and", ["<", 0, 5.0], ["==", 1, 1]]],
        ),
    ],
)
def test_each_operator_has_its_tree(text: str, tree: Tree) -> None:
    assert TREES.of(parse_condition(text)) == tree
