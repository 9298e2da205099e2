"""IKL402: report rules that give the same reason as another one, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.model.rules import Rule, SafetyRule


def find(subject: Subject) -> Iterator[Violation]:
    """Return the rules and safety rules of the pack that repeat the reason of an earlier rule or of another pack.

    Cautions may: the same text is told once.
    """
    by_reason: dict[str, list[str]] = {}
    for each in subject.all_rules:
        for _, reason in each.reasons if not _is_caution(each) else ():
            by_reason.setdefault(_words(reason), []).append(each.id)
    own = {located.id for located, _ in subject.conditions()}
    for located, rule in subject.conditions():
        for path, reason in rule.reasons if not _is_caution(rule) else ():
            same = [id for id in by_reason[_words(reason)] if id != rule.id]
            first = [id for id in same if id not in own or id < rule.id]
            if first:
                message = f"this is the reason that {first[0]} gives, word for word"
                help = "say what this rule adds, for both are told side by side"
                yield Violation(located, message, help, located.place(*path))


def _is_caution(rule: Rule | SafetyRule) -> bool:
    return isinstance(rule, SafetyRule) and rule.kind == "caution"


def _words(text: str) -> str:
    """Return the words of a text without case and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


CHECK = Check("IKL402", "warning", "two rules give the same reason", find)
