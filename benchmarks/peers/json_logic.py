"""Conditions as JsonLogic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intimacy_kit.engines.predicates import Plain
from peers.plan import whole

Tree = dict[str, Any]


class JsonLogic:
    """Conditions as JsonLogic."""

    def compare(self, variable: str, op: Plain, value: float) -> Tree:
        return {op: [{"var": variable}, whole(value)]}

    def flag(self, variable: str, *, is_on: bool) -> Tree:
        return {"===": [{"var": variable}, is_on]}

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Tree:
        found = {"in": [{"var": variable}, list(choices)]}
        return {"and": [{"!==": [{"var": variable}, None]}, {"!": [found]}]} if negated else found

    def every(self, parts: Sequence[Tree]) -> Tree:
        return {"and": list(parts)}

    def some(self, parts: Sequence[Tree]) -> Tree:
        return {"or": list(parts)}

    def at_least(self, count: int, parts: Sequence[Tree]) -> Tree:
        return {">=": [{"+": [{"if": [part, 1, 0]} for part in parts]}, count]}
