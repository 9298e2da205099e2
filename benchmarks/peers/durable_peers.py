"""durable-rules: in its documented use, and its C module directly.

With 65 or more rules true of a fact at once it fires none (its error 303), so the rules of a stage are spread over
rulesets of fewer. `or` fires a rule once for each true branch: that counts towards the limit, and what is noted is a
set.
A fact that no rule matches makes it raise, so each ruleset has a rule that always matches.

The documented use starts two background threads, so it is measured in a process of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import durable_rules_engine
from durable import lang

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, counted, whole

MAX_COUNT = 60
"""Ways of being true in one ruleset."""

_OPERATORS: dict[Plain, str] = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
Tree = dict[str, Any]


class DurableTree:
    """Conditions as the JSON that durable-rules takes."""

    def compare(self, variable: str, op: Plain, value: float) -> Tree:
        return {variable: whole(value)} if op == "==" else {_OPERATORS[op]: {variable: whole(value)}}

    def flag(self, variable: str, *, is_on: bool) -> Tree:
        return {variable: is_on}

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Tree:
        if negated:
            return self.every([{"$neq": {variable: choice}} for choice in choices])
        return self.some([{variable: choice} for choice in choices])

    def every(self, parts: Sequence[Tree]) -> Tree:
        return {"$and": list(parts)} if len(parts) > 1 else parts[0]

    def some(self, parts: Sequence[Tree]) -> Tree:
        return {"$or": list(parts)} if len(parts) > 1 else parts[0]

    def at_least(self, count: int, parts: Sequence[Tree]) -> Tree:
        return counted(count, parts, self.every, self.some)


class DurableLang:
    """Conditions in the language of `durable.lang`: `(m.trust < 5) & (m.honesty <= 1)`."""

    def compare(self, variable: str, op: Plain, value: float) -> Any:
        name, threshold = getattr(lang.m, variable), whole(value)
        match op:
            case "<":
                return name < threshold
            case "<=":
                return name <= threshold
            case ">":
                return name > threshold
            case ">=":
                return name >= threshold
        return name == threshold

    def flag(self, variable: str, *, is_on: bool) -> Any:
        return getattr(lang.m, variable) == is_on

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Any:
        name = getattr(lang.m, variable)
        if negated:
            return self.every([name != choice for choice in choices])
        return self.some([name == choice for choice in choices])

    def every(self, parts: Sequence[Any]) -> Any:
        return reduce(lambda left, right: left & right, parts)

    def some(self, parts: Sequence[Any]) -> Any:
        return reduce(lambda left, right: left | right, parts)

    def at_least(self, count: int, parts: Sequence[Any]) -> Any:
        return counted(count, parts, self.every, self.some)


def documented(plan: Plan) -> Match:
    """`with ruleset(...)`, `@when_all(...)`, then `assert_fact` and `retract_fact`."""
    noted: set[str] = set()
    stages: list[list[tuple[str, frozenset[str]]]] = []
    for stage in range(len(plan.stages)):
        conditions = plan.written(stage, DurableLang())
        rulesets = []
        for number, group in enumerate(_groups(plan, stage)):
            name = f"{len(plan.book.signals)}_{stage}_{number}"
            rulesets.append((name, _reads(plan, stage, group)))
            with lang.ruleset(name):
                lang.when_all(lang.m.case == 1)(_nothing)
                for id in group:
                    lang.when_all(conditions[id])(_note(noted, id))
        stages.append(rulesets)

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[set[str]]:
        fired = []
        for facts in cases:
            for name, reads in stages[stage]:
                fact = {"case": 1, **{id: value for id, value in facts.items() if id in reads}}
                lang.assert_fact(name, fact)
                lang.retract_fact(name, fact)
            fired.append(noted.copy())
            noted.clear()
        return fired

    return match


def c_module(plan: Plan) -> Match:
    """The calls underneath, without the Python layer: rulesets from JSON, and the names of the rules that fire."""
    stages = []
    for stage in range(len(plan.stages)):
        trees = plan.written(stage, DurableTree())
        handles = []
        for number, group in enumerate(_groups(plan, stage)):
            definition = {"": {"all": [{"m": {"case": 1}}]}} | {id: {"all": [{"m": trees[id]}]} for id in group}
            name = f"c_{len(plan.book.signals)}_{stage}_{number}"
            handle = durable_rules_engine.create_ruleset(name, json.dumps(definition))
            handles.append((handle, _reads(plan, stage, group)))
        stages.append(handles)

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[set[str]]:
        fired = []
        for facts in cases:
            noted: set[str] = set()
            for handle, reads in stages[stage]:
                fact = json.dumps({"case": 1, **{id: value for id, value in facts.items() if id in reads}})
                _, state = durable_rules_engine.assert_fact(handle, fact)
                started = durable_rules_engine.start_action_for_state(handle, state)
                message = started and started[1]
                while message:
                    noted.add(message[2 : message.index('"', 2)])  # {"the_rule": {... the whole fact ...}}
                    message = durable_rules_engine.complete_and_start_action(handle, state)
                durable_rules_engine.retract_fact(handle, fact)
            noted.discard("")
            fired.append(noted)
        return fired

    return match


def _groups(plan: Plan, stage: int) -> Iterator[list[str]]:
    """The rules of a stage, so that in no group more can be true at once than durable-rules stands."""
    group: list[str] = []
    ways = 0
    for id, tree in plan.written(stage, DurableTree()).items():
        branches = len(tree.get("$or", [None]))
        if ways + branches > MAX_COUNT:
            yield group
            group, ways = [], 0
        group.append(id)
        ways += branches
    yield group


def _reads(plan: Plan, stage: int, group: Sequence[str]) -> frozenset[str]:
    """What the rules of a ruleset read: longer facts would only cost time."""
    return frozenset(name for id in group for name in plan.stages[stage].rules[id].names)


def _note(noted: set[str], id: str) -> Callable[[Any], None]:
    def action(c: Any) -> None:  # noqa: ARG001 - called with the context
        noted.add(id)

    return action


def _nothing(c: Any) -> None:
    """Something has to match."""
