"""IKL109: report rules that would make a worse answer look better."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.directions import against, all_directions, all_ends
from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import atom_place
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.model.rules import Rule


def find(subject: Subject) -> Iterator[Violation]:
    """Return the comparisons that count against the direction of what they read."""
    worse = all_directions(subject.contents)
    ends = all_ends(subject.contents.signals, subject.highest)
    for located, rule, written in subject.written():
        truer, effect = 1, "raises a concern"
        if isinstance(rule, Rule):
            truer = worse[rule.finding] if rule.supports else -worse[rule.finding]
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
        for position, reason in against(written.parsed.condition, truer, worse, ends):
            help = "turn the comparison or the effect round, or see whether the signal has this direction"
            yield Violation(located, f"this {effect}, but {reason}", help, atom_place(located, written, position))


CHECK = Check(
    "IKL109",
    "warning",
    "a rule stands against the direction of a signal",
    find,
    unless_entry=frozenset({"IKL101", "IKL102"}),
    unless_place=frozenset({"IKL103"}),
)
