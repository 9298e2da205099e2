"""rule-engine: a compiled expression a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import rule_engine

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, counted, whole


class RuleText:
    """Conditions in the expression language of rule-engine."""

    def compare(self, variable: str, op: Plain, value: float) -> str:
        return f"{variable} {op} {whole(value)}"

    def flag(self, variable: str, *, is_on: bool) -> str:
        return f"{variable} == {str(is_on).lower()}"

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> str:
        listed = ", ".join(f'"{choice}"' for choice in choices)
        return f"{'not ' if negated else ''}({variable} in [{listed}])"

    def every(self, parts: Sequence[str]) -> str:
        return f"({' and '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' or '.join(parts)})"

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        return counted(count, parts, self.every, self.some)


def rules(plan: Plan) -> Match:
    """`Rule.matches` for each rule, with the types of all names declared."""
    kinds = {"flag": rule_engine.DataType.BOOLEAN, "choice": rule_engine.DataType.STRING}
    types = {
        id: kinds.get(signal.spec.value_type, rule_engine.DataType.FLOAT) for id, signal in plan.book.signals.items()
    }
    types |= {finding.id: rule_engine.DataType.FLOAT for finding in plan.book.findings}
    context = rule_engine.Context(type_resolver=rule_engine.type_resolver_from_dict(types))
    stages = [
        [(id, rule_engine.Rule(text, context=context).matches) for id, text in plan.written(n, RuleText()).items()]
        for n in range(len(plan.stages))
    ]

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        return [[id for id, matches in stages[stage] if matches(facts)] for facts in cases]

    return match
