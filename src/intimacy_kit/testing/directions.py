"""Whether rules respect the directions of their signals, proved from the conditions alone.

    assert not against_directions(knowledge)

Then, whatever the case, making a signal worse never lowers a challenge or a consequence, never raises a component, and
never ends a safety concern. The proof reads each comparison for itself, so it may find fault with a condition in which
two comparisons make up for each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.analysis import directions
from intimacy_kit.analysis.directions import RISES, SIGNS, against, gets_truer, signed
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Challenge, Consequence

__all__ = ["RISES", "SIGNS", "against_directions", "gets_truer", "signed", "worse_when_higher"]


def against_directions(knowledge: KnowledgeBase, findings: Iterable[str] | None = None) -> list[str]:
    """What stands against the directions of the signals, a sentence each; nothing if all rules respect them.

    Args:
        knowledge: whose rules are looked at.
        findings: look only at these findings and all that they depend on, not at safety; None looks at everything.
    """
    worse = worse_when_higher(knowledge)
    ends = directions.all_ends(knowledge.signals, worse.keys() - knowledge.signals.keys())
    concerned = None if findings is None else _with_all_below(knowledge, findings)
    wrong: list[str] = []
    for rule in knowledge.rules.values():
        if concerned is None or rule.finding in concerned:
            truer = worse[rule.finding] if rule.supports else -worse[rule.finding]
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
            wrong += [f"{rule.id} {effect}: {what}" for _, what in against(rule.when, truer, worse, ends)]
    for safety in knowledge.safety_rules.values() if concerned is None else ():
        wrong += [f"{safety.id} raises a concern: {what}" for _, what in against(safety.when, 1, worse, ends)]
    return wrong


def worse_when_higher(knowledge: KnowledgeBase) -> dict[str, int]:
    """For each signal and finding: 1 if more of it is worse, -1 if more of it is better, 0 if neither."""
    hard = (*knowledge.challenges, *knowledge.consequences)
    return directions.worse_when_higher(knowledge.signals, hard, knowledge.components)


def _with_all_below(knowledge: KnowledgeBase, findings: Iterable[str]) -> set[str]:
    """The findings, with all that their rules and links read."""
    below: dict[str, set[str]] = {}
    for rule in knowledge.rules.values():
        below.setdefault(rule.finding, set()).update(rule.when.names - knowledge.signals.keys())
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
