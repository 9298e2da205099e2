"""Check that the rules of a knowledge base respect the directions of their signals.

    assert not against_directions(knowledge)

If they do, then in every case a worse answer never lowers a challenge or a consequence, never raises a component, and
never ends a safety concern. Each comparison is judged by itself, so a condition in which two comparisons make up for
each other is reported too.
"""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.analysis import directions
from intimacy_kit.analysis.directions import RISES, SIGNS, against, gets_truer, signed
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Challenge, Consequence

__all__ = ["RISES", "SIGNS", "against_directions", "gets_truer", "signed", "worse_when_higher"]


def against_directions(knowledge: KnowledgeBase, findings: Iterable[str] | None = None) -> list[str]:
    """Return the violations of directions, a sentence each; an empty list if all rules respect them.

    Args:
        knowledge: the rules to check.
        findings: only the rules of these findings and of those they depend on; None for all rules and safety rules.
    """
    worse = worse_when_higher(knowledge)
    ends = directions.all_ends(knowledge.signals, worse.keys() - knowledge.signals.keys())
    concerned = None if findings is None else _with_dependencies(knowledge, findings)
    wrong: list[str] = []
    for rule in knowledge.rules.values():
        if concerned is None or rule.finding in concerned:
            truer = worse[rule.finding] if rule.supports else -worse[rule.finding]
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
            wrong += [f"{rule.id} {effect}: {what}" for _, what in against(rule.when, truer, worse, ends)]
    for safety in knowledge.safety_rules.values() if concerned is None else ():
        wrong += [f"{safety.id} raises a {safety.kind}: {what}" for _, what in against(safety.when, 1, worse, ends)]
    return wrong


def worse_when_higher(knowledge: KnowledgeBase) -> dict[str, int]:
    """Return for each signal and finding 1 if a higher value is worse, -1 if it is better, 0 if neither."""
    hard = (*knowledge.challenges, *knowledge.consequences)
    return directions.worse_when_higher(knowledge.signals, hard, knowledge.components)


def _with_dependencies(knowledge: KnowledgeBase, findings: Iterable[str]) -> set[str]:
    """Return the findings and all findings they depend on, through rules and links."""
    below: dict[str, set[str]] = {}
    for rule in knowledge.rules.values():
        below.setdefault(rule.finding, set()).update(rule.ids - knowledge.signals.keys())
    origins: list[Challenge | Consequence] = [*knowledge.challenges.values(), *knowledge.consequences.values()]
    for origin in origins:
        for link in origin.leads_to:
            below.setdefault(link.to, set()).add(origin.id)
    found: set[str] = set()
    waiting = list(findings)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += below.get(id, ())
    return found
