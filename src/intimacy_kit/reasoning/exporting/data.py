"""Write what a diagnosis depends on besides the rules as plain data: for each context, without texts.

Entries that diagnoses hold are what the record of a diagnosis has of them, so that the digest is the same.
"""

from __future__ import annotations

from typing import Any

from intimacy_kit.engines.javascript.program import Program
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.rules import Rule, written_positions
from intimacy_kit.model.scoring import Scoring
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.remedies import Candidate
from intimacy_kit.reasoning.diagnosing.serialization import TEXTS
from intimacy_kit.reasoning.exporting.splitting import EVERY, Excluded, plain_exclude, without
from intimacy_kit.reasoning.runtime import Runtime

EXCLUDED: Any = plain_exclude(TEXTS)
"""What of the record of a diagnosis is text."""
OF_REMEDIES = EXCLUDED["remedies"][EVERY]
OF_STRATEGIES = OF_REMEDIES["strategy"]
OF_PRACTICES = OF_REMEDIES["practices"][EVERY]
OF_INDEXES = EXCLUDED["indexes"][EVERY]

Data = dict[str, Any]
USUAL_STRATEGY: Data = {"builds": [], "yields": [], "after": [], "practices": [], "professional": False}
USUAL_PRACTICE: Data = {"tags": []}
"""What most entries are, which the kit adds to each."""


def setting(program: Program, runtime: Runtime) -> Data:
    """Return what a diagnosis for a context depends on, by section and id."""
    context, book = runtime.context, runtime.built.rulebook
    couples = runtime.couples.built.rulebook
    practices = runtime.built.contents.practices
    rules = (rule for finding in couples.findings for rule in finding.rules)
    return {
        "one": program.of(book),
        "two": program.of(couples),
        "cautioned": sorted(book.about_safety - book.read_by_safety),
        "asked_first": [*book.private_part],
        "signals": {id: _signal(signal) for id, signal in book.signals.items()},
        "rules": {
            str(program.rules[rule.id]): _rule(program, rule, runtime.written[rule.id])
            for rule in sorted(rules, key=lambda rule: rule.id)
        },
        "safety": {
            rule.id: {
                "kind": rule.kind,
                "about": rule.about,
                "test": program.safety(rule),
                "when": program.trees.of(rule.when),
                "support": [practice.id for practice in context.support[rule.id]],
            }
            for rule in book.safety
        },
        "findings": {
            finding.id: {"at": program.findings[finding.id], "kind": finding.kind, "private": finding.private}
            for finding in sorted(book.findings, key=lambda finding: finding.id)
        },
        "indexes": {
            index.id: {
                "of": [[program.findings[part.of], part.weight] for part in index.of],
                "levels": without([level.model_dump(mode="json") for level in index.levels], OF_INDEXES["levels"]),
            }
            for index in book.indexes
        },
        "strategies": {each.strategy.id: _strategy(program, runtime, each) for each in context.candidates},
        "practices": {id: _practice(program, practices[id]) for id in _told(runtime)},
    }


def _signal(signal: Signal) -> Data:
    """Return what a signal is; what most are is left out, and the kit adds it."""
    data: Data = {"kind": signal.kind, "group": signal.group}
    if signal.asks != "each":
        data["asks"] = signal.asks
    if signal.direction != "neutral":
        data["direction"] = signal.direction
    if signal.is_number:
        data["range"] = [*signal.bounds]
        if signal.is_counted:
            data["whole"] = True
    if signal.choices:
        data["choices"] = [*signal.choices]
    if signal.scale is not None:
        data["scale"] = _scale(signal.scale.scoring)
    return data


def _scale(scoring: Scoring) -> Data:
    """Return how answers to items are scored; each item by its lowest and highest answer, `reversed` and `weight`."""
    return {
        "method": scoring.method,
        "items": [[item.minimum, item.maximum, item.reversed, item.weight] for item in scoring.items],
        "least": scoring.least_answered,
        "from": scoring.at_least,
    }


def _rule(program: Program, rule: Rule, written: Rule) -> Data:
    """Return a rule; where a context leaves out steps of it, with the positions of those kept as its pack has them."""
    return {
        "of": program.findings[rule.finding],
        **({"group": rule.group} if rule.facet else {}),
        **({"relieves": True} if rule.relieves else {}),
        **({"kept": [*written_positions(rule, written)]} if len(rule.steps) < len(written.steps) else {}),
        **_steps(program, rule),
    }


def _steps(program: Program, rule: Rule) -> Data:
    """Return strengths and conditions; of one that only compares a signal, the place of that, if it is not its own."""
    comparison = program.comparison(rule)
    if comparison is not None:
        return {} if comparison == program.rules[rule.id] else {"steps": comparison}
    return {"steps": [[step.strength, program.trees.of(step.when)] for step in rule.steps]}


def _strategy(program: Program, runtime: Runtime, candidate: Candidate) -> Data:
    strategy = candidate.strategy
    return {
        "entry": _entry(strategy, OF_STRATEGIES, USUAL_STRATEGY),
        "depth": candidate.depth,
        "first": _tree(program, runtime.built.contents.strategies[strategy.id].first_when),
    }


def _practice(program: Program, practice: Practice) -> Data:
    data = {
        "entry": _entry(practice, OF_PRACTICES, USUAL_PRACTICE),
        "suits": _tree(program, practice.suits),
        "not_when": _tree(program, practice.not_when),
    }
    return {key: value for key, value in data.items() if value is not None}


def _entry(entry: Frozen, texts: Excluded, usual: Data) -> Data:
    """Return an entry as diagnoses hold it, without its id, texts, and what is as usual."""
    data = without(entry.model_dump(mode="json"), texts)
    return {key: value for key, value in data.items() if key != "id" and (key not in usual or usual[key] != value)}


def _tree(program: Program, condition: Condition | None) -> Any:
    return None if condition is None else program.trees.of(condition)


def _told(runtime: Runtime) -> list[str]:
    """Return the practices that a diagnosis can tell, by id: of strategies, and of safety rules."""
    context = runtime.context
    told = {practice.id for candidate in context.candidates for practice in candidate.offered.practices}
    return sorted(told | {practice.id for some in context.support.values() for practice in some})
