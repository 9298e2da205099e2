"""The rule book for those who run durable-rules themselves: its rulesets, and what it takes to feed them."""

from __future__ import annotations

from typing import Any

from intimacy_kit.engines.durable.program import ALWAYS, program
from intimacy_kit.model.rulebook import RuleBook, Scored


def definition(book: RuleBook) -> dict[str, Any]:
    """Return the rulesets that the engine runs, as plain data.

    Returns:
        `rulesets`: by name, each as durable-rules takes it. The action that a rule runs has the name of the rule or
        strategy that is true by it; one rule can become several, of which each is enough. `keys`: for each ruleset,
        what the keys of its facts stand for. A fact has the keys of all that is true, with the value 1, and the key
        that `always` names. `stages`: the names of the rulesets, in the order in which they can be asked; a later
        stage has keys on scores of findings, the last one on the relevance of strategies. `findings`, `strategies`:
        what scores and relevances are made of, in the order in which they can be computed.

    Raises:
        QuestionError: a condition comes to too many conjunctions (IK410).
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


def _finding(finding: Scored) -> dict[str, dict[str, float]]:
    return {
        "supports": {rule.id: rule.strength for rule in finding.supports},
        "links": {link.origin: link.strength for link in finding.links},
        "reliefs": {rule.id: rule.strength for rule in finding.reliefs},
    }
