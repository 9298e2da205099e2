"""Slice a rule book: keep the part that one finding depends on, or that a set of answers can decide.

A slice gives the same scores, to the last bit, as the whole rule book.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.rulebook import Group, RuleBook, Scored, grouped
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.explanations.residual import negation_normal_form


def finding_slice(book: RuleBook, target: str) -> RuleBook:
    """Return the backward slice for a finding: the findings that it depends on, itself last.

    All signals are kept; safety rules, strategies and indexes are not.
    """
    return findings_slice(book, [target])


def index_slice(book: RuleBook, index: Index) -> RuleBook:
    """Return the backward slice for an index: the findings that its parts depend on, and no other index."""
    return replace(findings_slice(book, [part.of for part in index.of]), indexes=(index,))


def findings_slice(book: RuleBook, targets: Iterable[str]) -> RuleBook:
    """Return the backward slice for several findings: themselves, and the findings that they depend on."""
    by_id = {finding.id: finding for finding in book.findings}
    found: set[str] = set()
    waiting = [*targets]
    while waiting:
        finding = by_id[waiting.pop()]
        if finding.id not in found:
            found.add(finding.id)
            waiting += finding.reads & by_id.keys()
    findings = tuple(finding for finding in book.findings if finding.id in found)
    return replace(book, safety=(), findings=findings, strategies=(), indexes=())


def signals_by_finding(book: RuleBook) -> Mapping[str, frozenset[str]]:
    """Return for each finding the signals that it depends on, directly or through other findings."""
    behind: dict[str, frozenset[str]] = {}
    for finding in book.findings:
        behind[finding.id] = frozenset().union(*(behind.get(name, {name}) for name in finding.reads))
    return behind


def answered_slice(book: RuleBook, answered: Container[str]) -> RuleBook:
    """Return the slice for a set of answered signals: without the comparisons on signals that are not answered.

    Comparisons that are unknown do not count for a score, so scores are the same, to the last bit. In the slice every
    rule is true or false, so an interval shows the effect of exactly those signals that are made unknown on purpose.
    """
    known = {finding.id for finding in book.findings} | {id for id in book.signals if id in answered}
    findings = tuple(_answered(finding, known) for finding in book.findings)
    read = {name for finding in findings for rule in finding.rules for name in rule.names}
    return replace(book, findings=findings, signals={id: book.signals[id] for id in book.signals if id in read})


def _answered(finding: Scored, known: Container[str]) -> Scored:
    return replace(finding, supports=_groups(finding.supports, known), reliefs=_groups(finding.reliefs, known))


def _groups(groups: Iterable[Group], known: Container[str]) -> tuple[Group, ...]:
    return grouped(rule for group in groups for rule in _rules(group.rules, known))


def _rules(rules: Iterable[Rule], known: Container[str]) -> Iterator[Rule]:
    """Yield the rules with the steps that can be true, those of rules without any left out."""
    for rule in rules:
        kept = [(step, _known(negation_normal_form(step.when), known)) for step in rule.steps]
        steps = tuple(step.model_copy(update={"when": when}) for step, when in kept if when is not None)
        if steps:
            yield rule.model_copy(update={"steps": steps})


def _known(condition: Condition, known: Container[str]) -> Condition | None:
    """Return a condition in negation normal form with unknown comparisons taken as not true; None if never true."""
    if isinstance(condition, Holds | Compare | Among | Not):
        (name,) = condition.names
        return condition if name in known else None
    parts = tuple(part for inner in condition.inner if (part := _known(inner, known)) is not None)
    if isinstance(condition, AtLeast):
        return AtLeast(count=condition.count, parts=parts) if len(parts) >= condition.count else None
    if isinstance(condition, And):
        return condition.model_copy(update={"parts": parts}) if len(parts) == len(condition.parts) else None
    return Or(parts=parts) if len(parts) > 1 else next(iter(parts), None)
