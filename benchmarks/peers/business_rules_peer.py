"""business-rules (Venmo): conditions as nested dicts, variables and actions as classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    string_rule_variable,
)

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, counted, whole

_OPERATORS: dict[Plain, str] = {
    "<": "less_than",
    "<=": "less_than_or_equal_to",
    ">": "greater_than",
    ">=": "greater_than_or_equal_to",
    "==": "equal_to",
}
Tree = dict[str, Any]


class BusinessTree:
    """Conditions as business-rules has them. It knows no "not", so a negated choice would have to be spelt out."""

    def compare(self, variable: str, op: Plain, value: float) -> Tree:
        return {"name": variable, "operator": _OPERATORS[op], "value": whole(value)}

    def flag(self, variable: str, *, is_on: bool) -> Tree:
        return {"name": variable, "operator": "is_true" if is_on else "is_false", "value": None}

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Tree:
        if negated:
            raise NotImplementedError("no rule of the two packs needs it")
        return self.some([{"name": variable, "operator": "equal_to", "value": choice} for choice in choices])

    def every(self, parts: Sequence[Tree]) -> Tree:
        return {"all": list(parts)}

    def some(self, parts: Sequence[Tree]) -> Tree:
        return {"any": list(parts)}

    def at_least(self, count: int, parts: Sequence[Tree]) -> Tree:
        return counted(count, parts, self.every, self.some)


class Actions(BaseActions):  # type: ignore[misc]  # untyped
    """The one action: note that a rule is true."""

    def __init__(self) -> None:
        self.fired: list[str] = []

    @rule_action(params={"rule": FIELD_TEXT})  # type: ignore[untyped-decorator]
    def note(self, rule: str) -> None:
        self.fired.append(rule)


def rules(plan: Plan) -> Match:
    """`run_all` over the rules of a stage."""
    kinds = {id: signal.spec.value_type for id, signal in plan.book.signals.items()}
    stages = []
    for n, stage in enumerate(plan.stages):
        trees = plan.written(n, BusinessTree())
        listed = [
            {"conditions": tree, "actions": [{"name": "note", "params": {"rule": id}}]} for id, tree in trees.items()
        ]
        stages.append((listed, _variables({name: kinds.get(name, "number") for name in stage.reads})))

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        listed, variables = stages[stage]
        fired = []
        for facts in cases:
            actions = Actions()
            run_all(rule_list=listed, defined_variables=variables(facts), defined_actions=actions)
            fired.append(actions.fired)
        return fired

    return match


def _variables(kinds: Mapping[str, str]) -> Callable[[Mapping[str, Any]], Any]:
    """The class of variables: a method a name, as documented."""

    def keep(self: Any, facts: Mapping[str, Any]) -> None:
        self.facts = facts

    members: dict[str, Any] = {"__init__": keep}
    for name, kind in kinds.items():

        def variable(self: Any, name: str = name) -> Any:
            return self.facts[name]

        variable.__name__ = name
        decorate = {"flag": boolean_rule_variable, "choice": string_rule_variable}.get(kind, numeric_rule_variable)
        members[name] = decorate(label=name)(variable)
    return type("Variables", (BaseVariables,), members)
