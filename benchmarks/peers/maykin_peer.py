"""maykin-json-logic-py: a maintained JsonLogic in Python, which walks the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from json_logic import jsonLogic

from peers.json_logic import JsonLogic
from peers.plan import Match, Plan


def rules(plan: Plan) -> Match:
    """`jsonLogic(rule, facts)` for each rule."""
    stages = [list(plan.written(n, JsonLogic()).items()) for n in range(len(plan.stages))]

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        return [[id for id, rule in stages[stage] if jsonLogic(rule, facts)] for facts in cases]

    return match
