"""experta: a production system in Python, in the manner of CLIPS.

It requires frozendict 1.2, which looks for `collections.Mapping`, gone since Python 3.10. With that name put back
before the import it runs.
"""

from __future__ import annotations

import collections
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from intimacy_kit.engines.predicates import Plain
from peers.plan import Match, Plan, counted

collections.Mapping = Mapping  # type: ignore[attr-defined]  # for frozendict 1.2

from experta import AND, OR, Fact, KnowledgeEngine, P, Rule  # noqa: E402  # after the name is put back

_OPERATORS: dict[Plain, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}


class Answers(Fact):  # type: ignore[misc]  # untyped
    """One case."""


class Patterns:
    """Conditions as experta has them: patterns of facts with predicates on their fields."""

    def compare(self, variable: str, op: Plain, value: float) -> Any:
        compare = _OPERATORS[op]
        return Answers(**{variable: P(lambda answer: compare(answer, value))})

    def flag(self, variable: str, *, is_on: bool) -> Any:
        return Answers(**{variable: P(lambda answer: answer is is_on)})

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Any:
        return Answers(**{variable: P(lambda answer: (answer in choices) is not negated)})

    def every(self, parts: Sequence[Any]) -> Any:
        return AND(*parts)

    def some(self, parts: Sequence[Any]) -> Any:
        return OR(*parts)

    def at_least(self, count: int, parts: Sequence[Any]) -> Any:
        return counted(count, parts, self.every, self.some)


def rules(plan: Plan) -> Match:
    """Reset, declare the fact of a case, run."""
    engines = [_engine(plan, stage) for stage in range(len(plan.stages))]

    def match(stage: int, cases: Sequence[Mapping[str, Any]]) -> list[set[str]]:
        engine = engines[stage]
        fired = []
        for facts in cases:
            engine.noted = set()
            engine.reset()
            engine.declare(Answers(**facts))
            engine.run()
            fired.append(engine.noted)
        return fired

    return match


def _engine(plan: Plan, stage: int) -> Any:
    members = {}
    for id, pattern in plan.written(stage, Patterns()).items():

        def note(self: Any, id: str = id) -> None:
            self.noted.add(id)  # a rule with "or" fires once for each way in which it is true

        members[id] = Rule(pattern)(note)
    return type("Matching", (KnowledgeEngine,), members)()
