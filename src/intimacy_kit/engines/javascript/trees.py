"""Write conditions as plain data, for the kit to evaluate where it has to say by what a condition is true or open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or

Tree = list[Any]
"""An operator and its operands: `["<", place, number]`, `["in", place, positions]`, `["not", tree]`,
`["and", tree, ...]`, `["or", tree, ...]` or `["at", count, tree, ...]`. A flag is compared with 1."""


class Trees:
    """Writes conditions as trees.

    Args:
        places: of each signal and finding in the facts of a case.
        choices: of each signal that is a choice.
    """

    def __init__(self, places: Mapping[str, int], choices: Mapping[str, Sequence[str]]) -> None:
        self.places: Mapping[str, int] = places
        self.choices: Mapping[str, Sequence[str]] = choices

    def of(self, condition: Condition) -> Tree:
        """Return the tree of a condition."""
        match condition:
            case Holds(name=name):
                return ["==", self.places[name], 1]
            case Compare(name=name, op=op, value=value):
                return [op, self.places[name], value]
            case Among(name=name, choices=choices, negated=negated):
                wanted = [at for at, choice in enumerate(self.choices[name]) if (choice in choices) != negated]
                return ["in", self.places[name], wanted]
            case AtLeast(count=count):
                return ["at", count, *map(self.of, condition.inner)]
        operator = {Not: "not", And: "and", Or: "or"}[type(condition)]
        return [operator, *map(self.of, condition.inner)]
