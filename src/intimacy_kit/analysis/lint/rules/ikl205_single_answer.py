"""IKL205: report single answers that make a finding severe while nothing else is known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.errors import shown
from intimacy_kit.model.levels import SEVERE, score_text
from intimacy_kit.model.rulebook import Group, RuleBook, grouped
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerPartition

MAX_WORK = 5_000_000
"""Maximum product of answers to try and rules to evaluate; beyond it (minutes) the check is skipped."""


def find(subject: Subject) -> Iterator[Violation]:
    """Try one value of each equivalence class of each signal alone.

    A finding that is severe without any rule of this pack is not reported.
    """
    book = subject.built.rulebook
    own = {located.id: located for located, _ in subject.rules()}
    engine, below = CompiledEngine(book), CompiledEngine(_without(book, own))
    reported: set[tuple[str, str]] = set()
    for signal, classes in AnswerPartition(book).uniform.items():
        for answer_class in classes:
            outcome = engine.run({signal: answer_class.value})
            fired = [subject.contents.rules[id] for id in outcome.fired if id in own]
            if not fired:
                continue
            before = below.run({signal: answer_class.value}).scores
            for finding, score, by_others in zip(book.findings, outcome.scores, before, strict=True):
                if score < SEVERE or by_others >= SEVERE or (signal, finding.id) in reported:
                    continue
                reported.add((signal, finding.id))
                rule = max(fired, key=lambda rule: (rule.finding == finding.id, bool(rule.supports), rule.strength))
                level = "strong" if finding.kind == "component" else "severe"
                message = f"one answer to {shown(signal)} alone makes {shown(finding.id)} {level} ({score_text(score)})"
                help = "let more than one answer speak for it: lower the strength, or spread it over several signals"
                located = own[rule.id]
                yield Violation(located, message, help, located.place("strength"))


def skip_reason(subject: Subject) -> str | None:
    """Return a reason if there are too many answers to try, estimated from the comparisons of all rules."""
    comparisons = {str(atom) for rule in subject.all_rules for atom in rule.when.atoms}
    answers = len(subject.contents.signals) + 2 * len(comparisons)
    work = answers * (len(subject.all_rules) + len(subject.built.rulebook.findings))
    return "the pack is too large to try every answer" if work > MAX_WORK else None


def _without(book: RuleBook, rules: Container[str]) -> RuleBook:
    """Return the rule book without these rules."""

    def others(groups: Iterable[Group]) -> tuple[Group, ...]:
        return grouped(rule for group in groups for rule in group.rules if rule.id not in rules)

    findings = (replace(each, supports=others(each.supports), reliefs=others(each.reliefs)) for each in book.findings)
    return replace(book, findings=tuple(findings))


CHECK = Check("IKL205", "warning", "one answer alone makes a finding severe", find, skip_reason=skip_reason)
