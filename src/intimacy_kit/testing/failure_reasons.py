"""Explain why a case fails: the deciding rules, the answers they read, and the answers without which it would change.

The observations of the case are quoted: its author made them up, so they are nobody's answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.levels import Level, StrengthLevel, score_text
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation, RuleAccount
from intimacy_kit.reasoning.explanations.index_explanation import IndexExplanation
from intimacy_kit.testing.answers import diagnosed, own
from intimacy_kit.testing.cases import Deviation

MAX_RULES = 6
"""Maximum rules listed of those that count, and of those that are false."""

MAX_UNKNOWN = 3
"""Maximum rules listed of those that wait for answers; there can be very many."""

_ORDER: tuple[str, ...] = (*Level.words, *StrengthLevel.words)


def failure_reasons(diagnosis: Diagnosis, knowledge: KnowledgeBase, deviation: Deviation) -> tuple[str, ...]:
    """Return the reasons for a deviation, one line each; none where its sentence says all there is."""
    if deviation.about in ("first_remedy", "remedies"):
        return tuple(_remedies(diagnosis, *_first_difference(deviation)))
    if deviation.about in ("first_practices", "left_out"):
        return ()
    if deviation.about in ("safety", "concerns", "cautions"):
        return tuple(_safety(diagnosis, knowledge))
    explanation = diagnosis.explain(deviation.about)
    if isinstance(explanation, IndexExplanation):
        return tuple(_parts(explanation))
    if isinstance(explanation, RemedyExplanation):  # pragma: no cover - what has a level is no strategy
        return ()
    too_low = _ORDER.index(explanation.level) < _ORDER.index(deviation.expected)
    return (*_finding(explanation, too_low), *_deciding(diagnosis, knowledge, explanation))


def _parts(explanation: IndexExplanation) -> Iterator[str]:
    """Return what each part adds to an index, what holds it down most first."""
    for part in explanation.parts:
        yield f"{part.id}: {part.low:.3f} to {part.high:.3f} of {part.most:.3f}"


def _finding(explanation: FindingExplanation, too_low: bool) -> Iterator[str]:
    """Return the rules that count; then those that would move the score to the expected level."""
    yield from _some([_counting(rule) for rule in explanation.rules if rule.counts])
    for link in explanation.links:
        if link.share:
            yield f"+ {link.id} ({score_text(link.score)}) leads to it: adds {link.share:.2f}"
    wanted = "supports" if too_low else "relieves"
    missing = [rule for rule in explanation.rules if rule.effect == wanted]
    yield from _some([_false(rule) for rule in missing if rule.truth == "false"])
    yield from _some([_unknown(rule) for rule in missing if rule.truth == "unknown"], MAX_UNKNOWN)


def _counting(rule: RuleAccount) -> str:
    sign, effect = ("+", "adds") if rule.effect == "supports" else ("-", "takes off")
    return f"{sign} {rule.id} is true: {effect} {abs(rule.share):.2f}, by {_facts(rule, 'true')}"


def _unknown(rule: RuleAccount) -> str:
    return f"? {rule.id} is unknown: not answered: {', '.join(rule.waits_for)} (`{rule.would_take}`)"


def _false(rule: RuleAccount) -> str:
    return f"  {rule.id} is false: `{rule.would_take}`, but {_facts(rule, 'false')}"


def _facts(rule: RuleAccount, truth: str) -> str:
    told = [f"{fact.name} is {fact.observed}" for fact in rule.facts if fact.truth == truth and fact.observed]
    return " and ".join(dict.fromkeys(told))


def _some(lines: list[str], most: int = MAX_RULES) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"  and {len(lines) - most} more"


def _deciding(diagnosis: Diagnosis, knowledge: KnowledgeBase, explanation: FindingExplanation) -> Iterator[str]:
    """Return the answers without each of which alone the level would be another one."""
    values = dict(diagnosis.observations)
    deciding: list[str] = []
    for id in values:
        other = diagnosed(knowledge, {name: value for name, value in values.items() if name != id})
        found = (other.findings.get(explanation.id) or other.components[explanation.id]).level
        if found != explanation.level:
            deciding.append(f"{id} (without it: {found})")
    if deciding:
        yield f"= decided by: {', '.join(deciding)}"


def _first_difference(deviation: Deviation) -> tuple[str, str]:
    """Return the first remedy that differs: the one that came, and the one expected there; `none` for no remedy."""
    pairs = zip_longest(deviation.found.split(", "), deviation.expected.split(", "), fillvalue="none")
    return next((found, expected) for found, expected in pairs if found != expected)


def _remedies(diagnosis: Diagnosis, found: str, expected: str) -> Iterator[str]:
    """Return the reasons for the remedy that came and for the expected one."""
    for about, id in (("came first", found), ("was expected", expected)):
        explanation = diagnosis.explain(id) if id != "none" else None
        if not isinstance(explanation, RemedyExplanation):
            continue
        if explanation.support is not None:
            yield f"{id} {about}: under a safety concern only professional support is recommended"
            continue
        helped = [
            f"{account.id} {score_text(account.score)} x {account.efficacy:g}"
            for account in explanation.addressed
            if account.share
        ]
        standing = (
            "it is not recommended" if explanation.priority is None else f"priority {score_text(explanation.priority)}"
        )
        held = f"; held back by: {', '.join(explanation.held_back_by)}" if explanation.held_back_by else ""
        relevance = f"relevance {score_text(explanation.relevance)}"
        yield f"{id} {about}: {standing}, {relevance} from {', '.join(helped) or 'nothing found'}{held}"


def _safety(diagnosis: Diagnosis, knowledge: KnowledgeBase) -> Iterator[str]:
    """Return the safety rules with their truth values."""
    for rule in knowledge.safety_rules.values():
        truth = knowledge.evaluate(rule.when, own(diagnosis.observations))
        open_ = sorted(name for name in rule.names if name not in diagnosis.observations)
        told = f": not answered: {', '.join(open_)}" if truth.value == "unknown" else ""
        yield f"{rule.id} (`{rule.when}`) is {truth.value}{told}"
