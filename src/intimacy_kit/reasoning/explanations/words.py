"""Render conditions and values in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intimacy_kit.engines.truth import Fact, Interval, Truth, compare
from intimacy_kit.model.conditions import (
    Among,
    And,
    AtLeast,
    Compare,
    Condition,
    Holds,
    Not,
    Operator,
    number_text,
)
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE, STRENGTH_LEVELS, Level, level, score_text
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.signals import Signal

_OPERATORS: Mapping[Operator, str] = {
    "<": "under {}",
    "<=": "at most {}",
    ">": "over {}",
    ">=": "at least {}",
    "==": "exactly {}",
    "!=": "anything but {}",
}
_CUTS: Mapping[float, Level] = {MILD: "mild", MODERATE: "moderate", SEVERE: "severe"}


@dataclass(frozen=True, slots=True)
class Words:
    """A renderer of conditions and values with the texts of signals and findings."""

    signals: Mapping[str, Signal]
    findings: Mapping[str, Scored]

    @classmethod
    def of(cls, book: RuleBook) -> Words:
        return cls(book.signals, {finding.id: finding for finding in book.findings})

    def name(self, id: str) -> str:
        """Return the title of a signal or finding."""
        return self.signals[id].title if id in self.signals else self.findings[id].title

    def condition(self, condition: Condition) -> str:
        """Return a condition in words, such as "quality time together: under 3 hours per week"."""
        match condition:
            case Holds(name=name):
                return f"{self.name(name)}: yes"
            case Not(part=Holds(name=name)):
                return f"{self.name(name)}: no"
            case Not(part=part):
                return f"not ({self.condition(part)})"
            case Compare(name=name, op=op, value=value):
                return f"{self.name(name)}: {self._range(name, op, value)}"
            case Among(name=name, choices=choices, negated=negated):
                listed = " or ".join(self.signals[name].label(choice) for choice in choices)
                return f"{self.name(name)}: {'anything but ' if negated else ''}{listed}"
            case AtLeast(count=count, parts=parts):
                return f"at least {count} of: {'; '.join(self.condition(part) for part in parts)}"
        joint = "; and " if isinstance(condition, And) else "; or "
        return joint.join(
            f"({self.condition(part)})" if len(part.inner) > 1 else self.condition(part) for part in condition.inner
        )

    def _range(self, name: str, op: Operator, value: float) -> str:
        if name in self.findings:
            return self._level_range(name, op, value)
        signal = self.signals[name]
        if signal.spec.words:
            return _numbers_by_word(signal, op, value)
        return _OPERATORS[op].format(signal.amount(value))

    def _level_range(self, name: str, op: Operator, value: float) -> str:
        if value in _CUTS and op in (">=", "<"):
            word = _level_word(self.findings[name], _CUTS[value])
            if op == "<":
                return f"below {word}"
            return word if value == SEVERE else f"{word} or above"
        return f"a score of {_OPERATORS[op].format(number_text(value))}"

    def fact(self, name: str, fact: Fact) -> str | None:
        """Return the value of a signal or finding in words, such as "1.5 hours per week"; None if it is unknown."""
        if fact is None or isinstance(fact, Interval):
            return None
        if name in self.signals:
            return self.signals[name].label(fact)
        return f"{_level_word(self.findings[name], level(float(fact)))} ({score_text(float(fact))})"


def _level_word(finding: Scored, word: Level) -> str:
    return STRENGTH_LEVELS[word] if finding.kind == "component" else word


def _numbers_by_word(signal: Signal, op: Operator, value: float) -> str:
    """Return the words of the numbers that satisfy a comparison, such as "often or always"."""
    words = [word for number, word in enumerate(signal.spec.words) if compare(float(number), op, value) is Truth.TRUE]
    if value != int(value) or not words:
        return _OPERATORS[op].format(signal.amount(value))
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
