"""zen-engine (GoRules): decision tables that collect every row that is true, and compiled expressions.

A decision table has a row a rule and one column, the whole condition. With a column for each signal it was slower.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import zen

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, whole


class ZenText:
    """Conditions in the expression language of zen-engine."""

    def compare(self, variable: str, op: Plain, value: float) -> str:
        return f"{variable} {op} {whole(value)}"

    def flag(self, variable: str, *, is_on: bool) -> str:
        return f"{variable} == {str(is_on).lower()}"

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> str:
        return f"{variable} {'not in' if negated else 'in'} {list(choices)!r}"

    def every(self, parts: Sequence[str]) -> str:
        return f"({' and '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' or '.join(parts)})"

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        return f"sum([{', '.join(f'{part} ? 1 : 0' for part in parts)}]) >= {count}"


def table(plan: Plan) -> Match:
    """A decision table, a call a case."""
    evaluate = _engine(plan).evaluate

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        return [[row["rule"] for row in evaluate(str(stage), dict(facts))["result"] or ()] for facts in cases]

    return match


def batch(plan: Plan) -> Match:
    """The same decision table, many cases a call."""
    evaluate_batch = _engine(plan).evaluate_batch

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        results = evaluate_batch([{"key": str(stage), "context": dict(facts)} for facts in cases])
        return [[row["rule"] for row in result["data"]["result"] or ()] for result in results]

    return match


def expression(plan: Plan) -> Match:
    """One compiled expression a stage: the list of the truths of all its rules."""
    ids = [list(stage.rules) for stage in plan.stages]
    texts = [f"[{', '.join(plan.written(stage, ZenText()).values())}]" for stage in range(len(plan.stages))]
    compiled = [zen.compile_expression(text) for text in texts]

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        evaluate, rules = compiled[stage].evaluate, ids[stage]
        return [
            [rule for rule, true in zip(rules, evaluate(dict(facts)), strict=True) if true is True] for facts in cases
        ]

    return match


def _engine(plan: Plan) -> Any:
    """A decision a stage, loaded and compiled once: evaluating a decision made from JSON by hand takes longer."""
    content = {str(stage): _graph(plan, stage) for stage in range(len(plan.stages))}
    return zen.ZenEngine({"loader": {"type": "static", "content": content}})


def _graph(plan: Plan, stage: int) -> dict[str, Any]:
    conditions = plan.written(stage, ZenText())
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": "when", "name": "when", "field": ""}],
        "outputs": [{"id": "out", "name": "rule", "field": "rule"}],
        "rules": [{"_id": id, "when": when, "out": f"'{id}'"} for id, when in conditions.items()],
    }
    nodes: list[dict[str, Any]] = [
        {"id": "in", "type": "inputNode", "name": "request"},
        {"id": "rules", "type": "decisionTableNode", "name": "rules", "content": table},
        {"id": "end", "type": "outputNode", "name": "response"},
    ]
    edges = [
        {"id": f"{start}-{end}", "type": "edge", "sourceId": start, "targetId": end}
        for start, end in (("in", "rules"), ("rules", "end"))
    ]
    return {"nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes], "edges": edges}
