"""IKL112: report facets that only one rule names."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown, suggestion


def find(subject: Subject) -> Iterator[Violation]:
    """Return the rules of the pack that are alone in their facet: no other of their finding and effect names it."""
    for located, rule in subject.rules():
        scored = subject.scored[rule.finding]
        groups = scored.supports if rule.supports else scored.reliefs
        (group,) = (each for each in groups if each.id == rule.group)
        if rule.facet is not None and len(group.rules) == 1:
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
            message = f"no other rule that {effect} has the facet {shown(rule.facet)}"
            facets = sorted({each.facet for other in groups for each in other.rules if each.facet} - {rule.facet})
            help = suggestion(rule.facet, facets, "name it in the rules that are about the same, or leave it out")
            yield Violation(located, message, help, located.place("facet"))


CHECK = Check("IKL112", "hint", "a facet has one rule only", find)
