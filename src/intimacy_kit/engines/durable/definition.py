"""Export the rulesets of a rule book as plain data, to run durable-rules elsewhere."""

from __future__ import annotations

from typing import Any

from intimacy_kit.engines.durable.program import ALWAYS, conclusion, program
from intimacy_kit.model.rulebook import Group, RuleBook, Scored


def definition(book: RuleBook) -> dict[str, Any]:
    """Return the rulesets that the engine runs, as plain data.

    Returns:
        `rulesets`: by name, in the format of durable-rules. The action of a rule has the name of the rule or strategy
        that it makes true (of a rule with several steps `id.1`, `id.2` and so on); one can become several, each of
        which is sufficient. `keys`: for each ruleset, the
        literal of each key. A fact has the key of every true literal, with the value 1, and the key in `always`.
        `stages`: names of the rulesets in the order of evaluation; later stages have keys on scores of findings, the
        last one on the relevance of strategies. `findings`, `strategies`: terms of scores and relevances, in the order
        of computation.

    Raises:
        QuestionError: a condition has too many conjunctions (IK410).
    """
    made = program(book)
    stages = [stage.rulesets for stage in made.stages]
    text = {1 << number: str(literal) for number, literal in enumerate(made.literals.all)}
    return {
        "format": 1,
        "always": ALWAYS,
        "stages": [[ruleset.name for ruleset in stage] for stage in (*stages, made.remedies)],
        "rulesets": {ruleset.name: ruleset.definition(named=True) for ruleset in made.rulesets},
        "keys": {ruleset.name: {key: text[bit] for bit, key in ruleset.keys} for ruleset in made.rulesets},
        "findings": {finding.id: _finding(finding) for finding in book.findings},
        "strategies": {
            strategy.id: {link.to: link.strength for link in sorted(strategy.addresses, key=lambda link: link.to)}
            for strategy in book.strategies
        },
    }


def _finding(finding: Scored) -> dict[str, Any]:
    return {
        "supports": {group.id: _steps(group) for group in finding.supports},
        "links": {link.origin: link.strength for link in finding.links},
        "reliefs": {group.id: _steps(group) for group in finding.reliefs},
    }


def _steps(group: Group) -> dict[str, float]:
    """Return the strength of each step of a group, by what makes it true; the largest that is true counts."""
    return {conclusion(rule, position): step.strength for rule, position, step in group.chain}
