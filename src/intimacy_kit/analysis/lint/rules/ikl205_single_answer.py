"""IKL205: report single answers that make a finding severe while nothing else is known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.interpret import State, evaluate, final_state
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import shown
from intimacy_kit.model.levels import SEVERE, score_text
from intimacy_kit.model.rulebook import Group, RuleBook, Weighed, grouped
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerPartition

MAX_WORK = 5_000_000
"""Maximum product of answers to try and rules to evaluate; beyond it (minutes) the check is skipped."""


def find(subject: Subject) -> Iterator[Violation]:
    """Try one value of each equivalence class of each signal alone.

    A finding that is severe without any rule of this pack is not reported.
    """
    book = subject.built.couples
    own = {located.id: located for located, _ in subject.rules()}
    engine, below = CompiledEngine(book), CompiledEngine(_without(book, own))
    reported: set[tuple[str, str]] = set()
    for signal, classes in AnswerPartition(book).uniform.items():
        for answer_class in classes:
            answer = {signal: answer_class.value}
            outcome = engine.run(answer)
            fired = [subject.contents.rules[id] for id in outcome.fired if id in own]
            if not fired:
                continue
            before, state = below.run(answer).scores, final_state(book, answer, outcome)
            for finding, score, by_others in zip(book.findings, outcome.scores, before, strict=True):
                if score < SEVERE or by_others >= SEVERE or (signal, finding.id) in reported:
                    continue
                reported.add((signal, finding.id))
                rule, position, _ = max(
                    (_strongest_true(rule, state) for rule in fired),
                    key=lambda each: (each.rule.finding == finding.id, bool(each.rule.supports), each.step.strength),
                )
                level = "strong" if finding.kind == "component" else "severe"
                message = f"one answer to {shown(signal)} alone makes {shown(finding.id)} {level} ({score_text(score)})"
                help = "let more than one answer speak for it: lower the strength, or spread it over several signals"
                located = own[rule.id]
                yield Violation(located, message, help, located.strength_place(located.steps[position]))


def _strongest_true(rule: Rule, state: State) -> Weighed:
    """Return the strongest step that is true of a rule that has one."""
    true = (
        Weighed(rule, position, step)
        for position, step in rule.strongest_first()
        if evaluate(step.when, state.known).truth is Truth.TRUE
    )
    return next(true)


def skip_reason(subject: Subject) -> str | None:
    """Return a reason if there are too many answers to try, estimated from the comparisons of all rules."""
    comparisons = {str(atom) for rule in subject.all_rules for atom in rule.when.atoms}
    answers = len(subject.built.couples.signals) + 2 * len(comparisons)
    work = answers * (len(subject.all_rules) + len(subject.built.rulebook.findings))
    return "the pack is too large to try every answer" if work > MAX_WORK else None


def _without(book: RuleBook, rules: Container[str]) -> RuleBook:
    """Return the rule book without these rules."""

    def others(groups: Iterable[Group]) -> tuple[Group, ...]:
        return grouped(rule for group in groups for rule in group.rules if rule.id not in rules)

    findings = (replace(each, supports=others(each.supports), reliefs=others(each.reliefs)) for each in book.findings)
    return replace(book, findings=tuple(findings))


CHECK = Check("IKL205", "warning", "one answer alone makes a finding severe", find, skip_reason=skip_reason)
