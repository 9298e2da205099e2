"""IKL2xx: what is asked, what can be found, and how easily."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import cast

from intimacy_kit.analysis.lint.diagnostics import Diagnostic
from intimacy_kit.analysis.lint.levels import skipped_levels
from intimacy_kit.analysis.lint.subject import Subject, remark
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.errors import shown
from intimacy_kit.model.levels import MILD, SEVERE, STRENGTH_LEVELS, Level, level, score_text
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.linking.references import FINDINGS
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerPartition

MOST_WORK = 5_000_000
"""Answers tried times rules: beyond, it would take minutes."""


def check_signals(subject: Subject) -> Iterator[Diagnostic]:
    """Signals that nothing reads, and safety questions that others may hear the answer to."""
    rules: list[Rule | SafetyRule] = [*subject.contents.rules.values(), *subject.contents.safety.values()]
    read = {name for rule in rules for name in rule.when.names}
    danger = {name for located in subject.own("safety") for name in subject.contents.safety[located.id].when.names}
    for located in subject.own("signals"):
        signal = cast("Signal", located.entry)
        if signal.id not in read:
            message = f"no rule reads {shown(signal.id)}: people are asked for nothing"
            yield remark("IKL201", located, message, "write a rule that reads it, or remove it", located.place("id"))
        if signal.id in danger and signal.asks != "alone":
            message = f"{shown(signal.id)} is about safety, and is not asked in private"
            help = "write `asks: alone`: nobody can answer freely beside the person they are afraid of"
            yield remark("IKL206", located, message, help, located.place("asks"))


def check_findings(subject: Subject) -> Iterator[Diagnostic]:
    """Findings that cannot be present, cannot be grave, or that nothing helps with."""
    helped = {link.to for strategy in subject.contents.strategies.values() for link in strategy.addresses}
    for located in subject.own(*FINDINGS):
        yield from _reach(subject, located)
        if located.section != "components" and located.id not in helped:
            message = f"no strategy addresses {shown(located.id)}: people are told of it, and not what helps"
            yield remark("IKL203", located, message, "add it to `addresses` of a strategy", located.place("id"))


def _reach(subject: Subject, located: Located) -> Iterator[Diagnostic]:
    high = subject.highest[located.id]
    place = located.place("id")
    if high < MILD:
        message = f"{shown(located.id)} can never be present"
        help = "write rules that support it"
        if high > 0:
            message += f": its score is at most {score_text(high)}, even if everything speaks for it"
            help = "give the rules that support it more strength, or write more"
        yield remark("IKL202", located, message, help, place)
        return
    words: Mapping[Level, str] = STRENGTH_LEVELS if located.section == "components" else {}
    skipped = skipped_levels(subject.scored[located.id], subject.highest)
    never = " or ".join(words.get(each, each) for each in skipped)
    if high < SEVERE:
        between = f"{never}, and never " if never else ""
        reached = words.get(level(high), level(high))
        message = f"{shown(located.id)} is never {between}more than {reached}: its score is at most {score_text(high)}"
        help = f"see whether it should be able to become {words.get('severe', 'severe')}"
        yield remark("IKL204", located, message, help, place)
    elif never:
        message = f"{shown(located.id)} is never {never}, whichever of its rules are true"
        yield remark("IKL204", located, message, "see whether weaker signs should count too", place)


def single_answers_are_too_many(subject: Subject) -> bool:
    """Whether trying each answer alone would take too long: as many as the rules may tell apart, with all rules."""
    rules: list[Rule | SafetyRule] = [*subject.contents.rules.values(), *subject.contents.safety.values()]
    comparisons = {str(atom) for rule in rules for atom in rule.when.atoms}
    answers = len(subject.contents.signals) + 2 * len(comparisons)
    return answers * (len(rules) + len(subject.built.rulebook.findings)) > MOST_WORK


def check_single_answers(subject: Subject) -> Iterator[Diagnostic]:
    """Answers that make a finding severe while nothing else is known: each region of each signal is tried.

    What is severe without any rule of this pack is no matter of it.
    """
    book = subject.built.rulebook
    own = {located.id: located for located, _ in subject.rules()}
    engine, below = CompiledEngine(book), CompiledEngine(_without(book, own))
    told: set[tuple[str, str]] = set()
    for signal, regions in AnswerPartition(book).even.items():
        for region in regions:
            outcome = engine.run({signal: region.value})
            fired = [subject.contents.rules[id] for id in outcome.fired if id in own]
            if not fired:
                continue
            before = below.run({signal: region.value}).scores
            for finding, score, by_others in zip(book.findings, outcome.scores, before, strict=True):
                if score < SEVERE or by_others >= SEVERE or (signal, finding.id) in told:
                    continue
                rule = max(fired, key=lambda rule: (rule.finding == finding.id, bool(rule.supports), rule.strength))
                told.add((signal, finding.id))
                grave = "strong" if finding.kind == "component" else "severe"
                message = f"one answer to {shown(signal)} alone makes {shown(finding.id)} {grave} ({score_text(score)})"
                help = "let more than one answer speak for it: lower the strength, or spread it over several signals"
                located = own[rule.id]
                yield remark("IKL205", located, message, help, located.place("strength"))


def _without(book: RuleBook, rules: Container[str]) -> RuleBook:
    """The findings without these rules."""

    def others(all: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(rule for rule in all if rule.id not in rules)

    findings = (replace(each, supports=others(each.supports), reliefs=others(each.reliefs)) for each in book.findings)
    return replace(book, findings=tuple(findings))
