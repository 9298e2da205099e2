"""The part of a rule book that one finding rests on, for one case: as small as it can be, with the same scores."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.explanations.residual import without_not


def upstream(book: RuleBook, target: str) -> RuleBook:
    """The findings that this one depends on, itself the last, with all signals and without safety and strategies."""
    by_id = {finding.id: finding for finding in book.findings}
    found: set[str] = set()
    waiting = [target]
    while waiting:
        finding = by_id[waiting.pop()]
        if finding.id not in found:
            found.add(finding.id)
            waiting += [link.origin for link in finding.links]
            waiting += [name for rule in finding.rules for name in rule.when.names & {*by_id}]
    findings = tuple(finding for finding in book.findings if finding.id in found)
    return replace(book, safety=(), findings=findings, strategies=())


def signals_behind(book: RuleBook) -> Mapping[str, frozenset[str]]:
    """For each finding the signals that bear on it, be it through other findings."""
    behind: dict[str, frozenset[str]] = {}
    for finding in book.findings:
        names = {link.origin for link in finding.links}.union(*(rule.when.names for rule in finding.rules))
        behind[finding.id] = frozenset().union(*(behind.get(name, {name}) for name in names))
    return behind


def answered_part(book: RuleBook, answered: Container[str]) -> RuleBook:
    """The rules as they score a case with these signals answered: without the comparisons that stay unknown.

    What is unknown does not count for a score, so every score is the same, to the last bit. But each rule is now true
    or false, and an interval tells only what the signals could do that are made unknown on purpose.
    """
    known = {finding.id for finding in book.findings} | {id for id in book.signals if id in answered}
    findings = tuple(_answered(finding, known) for finding in book.findings)
    read = {name for finding in findings for rule in finding.rules for name in rule.when.names}
    return replace(book, findings=findings, signals={id: book.signals[id] for id in book.signals if id in read})


def _answered(finding: Scored, known: Container[str]) -> Scored:
    return replace(finding, supports=_rules(finding.supports, known), reliefs=_rules(finding.reliefs, known))


def _rules(rules: Iterable[Rule], known: Container[str]) -> tuple[Rule, ...]:
    kept = ((rule, _known(without_not(rule.when), known)) for rule in rules)
    return tuple(rule.model_copy(update={"when": when}) for rule, when in kept if when is not None)


def _known(condition: Condition, known: Container[str]) -> Condition | None:
    """When the condition is true, though what is not known never is; None if never. It has no `not` but for flags."""
    if isinstance(condition, Holds | Compare | Among | Not):
        (name,) = condition.names
        return condition if name in known else None
    parts = tuple(part for inner in condition.inner if (part := _known(inner, known)) is not None)
    if isinstance(condition, AtLeast):
        return AtLeast(count=condition.count, parts=parts) if len(parts) >= condition.count else None
    if isinstance(condition, And):
        return condition.model_copy(update={"parts": parts}) if len(parts) == len(condition.parts) else None
    return Or(parts=parts) if len(parts) > 1 else next(iter(parts), None)
