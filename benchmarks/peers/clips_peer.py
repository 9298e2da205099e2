"""clipspy: CLIPS, a production system in C. A case is one fact with a slot for each signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import clips

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, counted, whole


class ClipsText:
    """Conditions as CLIPS tests over the variables `?name`."""

    def compare(self, variable: str, op: Plain, value: float) -> str:
        return f"({'=' if op == '==' else op} ?{variable} {whole(value)})"

    def flag(self, variable: str, *, is_on: bool) -> str:
        return f"(eq ?{variable} {'TRUE' if is_on else 'FALSE'})"

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> str:
        found = f"(or {' '.join(f'(eq ?{variable} {choice})' for choice in choices)} FALSE)"
        return f"(not {found})" if negated else found

    def every(self, parts: Sequence[str]) -> str:
        return parts[0] if len(parts) == 1 else f"(and {' '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return parts[0] if len(parts) == 1 else f"(or {' '.join(parts)})"

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        return counted(count, parts, self.every, self.some)


def rules(plan: Plan) -> Match:
    """Assert the fact of a case, run, read what the rules noted, and retract."""
    stages = [_environment(plan, stage) for stage in range(len(plan.stages))]

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[list[str]]:
        environment, template, noted = stages[stage]
        fired = []
        for facts in cases:
            # text is a string in CLIPS, choices are symbols
            slots = {name: clips.Symbol(value) if type(value) is str else value for name, value in facts.items()}
            fact = template.assert_fact(**slots)
            environment.run()
            fact.retract()
            fired.append(noted.copy())
            noted.clear()
        return fired

    return match


def _environment(plan: Plan, stage: int) -> tuple[Any, Any, list[str]]:
    environment = clips.Environment()
    noted: list[str] = []
    environment.define_function(noted.append, name="note")
    slots = " ".join(f"(slot {name})" for name in plan.stages[stage].reads)
    environment.build(f"(deftemplate case {slots})")
    for id, text in plan.written(stage, ClipsText()).items():
        names = sorted(plan.stages[stage].rules[id].names)
        pattern = " ".join(f"({name} ?{name})" for name in names[:-1])
        pattern += f" ({names[-1]} ?{names[-1]}&:{text})"
        environment.build(f"(defrule {id} (case {pattern}) => (note {id}))")
    return environment, environment.find_template("case"), noted
