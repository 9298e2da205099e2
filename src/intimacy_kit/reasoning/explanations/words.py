"""Tell conditions and values in plain words, in the language of the messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from intimacy_kit.engines.truth import Fact, Interval, Truth, compare
from intimacy_kit.messages.catalogue import Messages, gettext_noop
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
from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import bare
from intimacy_kit.model.levels import (
    LEVELS,
    MILD,
    MODERATE,
    SEVERE,
    Level,
    level,
    level_of,
    level_told,
    level_word,
    score_told,
)
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.signals import Signal

_AMOUNTS: Mapping[Operator, str] = {
    "<": gettext_noop("under {amount}"),
    "<=": gettext_noop("at most {amount}"),
    ">": gettext_noop("over {amount}"),
    ">=": gettext_noop("at least {amount}"),
    "==": gettext_noop("exactly {amount}"),
    "!=": gettext_noop("anything but {amount}"),
}
_SCORES: Mapping[Operator, str] = {
    "<": gettext_noop("a score of under {score}"),
    "<=": gettext_noop("a score of at most {score}"),
    ">": gettext_noop("a score of over {score}"),
    ">=": gettext_noop("a score of at least {score}"),
    "==": gettext_noop("a score of exactly {score}"),
    "!=": gettext_noop("a score of anything but {score}"),
}
_CUTS: Mapping[float, Level] = dict(zip((MILD, MODERATE, SEVERE), LEVELS[1:], strict=True))


@dataclass(frozen=True, slots=True)
class Words:
    """What tells conditions and values with the texts of signals and findings, and with the library's own messages."""

    signals: Mapping[str, Signal]
    findings: Mapping[str, Scored]
    say: Messages

    @classmethod
    def of(cls, book: RuleBook, say: Messages) -> Words:
        return cls(book.signals, {finding.id: finding for finding in book.findings}, say)

    def name(self, id: str) -> str:
        """Return the title of a signal or finding; of the other partner's answer it says that it is theirs."""
        if bare(id) != id:
            return self.say.gettext("{title} (as the other one answered)", title=self.signals[id].title)
        return self.signals[id].title if id in self.signals else self.findings[id].title

    @property
    def not_known(self) -> str:
        """Return what is said of a finding that is open."""
        return level_told("none", "challenge", 0.0, 1.0, self.say)

    def condition(self, condition: Condition) -> str:
        """Return a condition in words, such as "quality time together: under 3 hours per week"."""
        say = self.say
        match condition:
            case Holds(name=name):
                return named(self.name(name), self.signals[name].label(True), say)
            case Not(part=Holds(name=name)):
                return named(self.name(name), self.signals[name].label(False), say)
            case Not(part=part):
                return say.gettext("not ({condition})", condition=self.condition(part))
            case Compare(name=name, op=op, value=value):
                return named(self.name(name), self._range(name, op, value), say)
            case Among(name=name, choices=choices, negated=negated):
                listed = say.one_of([self.signals[name].label(choice) for choice in choices])
                return named(self.name(name), self._amount("!=", listed) if negated else listed, say)
            case AtLeast(count=count, parts=parts):
                listed = "; ".join(self.condition(part) for part in parts)
                return say.ngettext(
                    "at least {count} of: {conditions}", "at least {count} of: {conditions}", count, conditions=listed
                )
        joined = self._both if isinstance(condition, And) else self._either
        return reduce(joined, map(self._part, condition.inner))

    def _part(self, condition: Condition) -> str:
        told = self.condition(condition)
        return f"({told})" if len(condition.inner) > 1 else told

    def _both(self, first: str, second: str) -> str:
        return self.say.gettext("{first}; and {second}", first=first, second=second)

    def _either(self, first: str, second: str) -> str:
        return self.say.gettext("{first}; or {second}", first=first, second=second)

    def _amount(self, op: Operator, amount: str) -> str:
        return self.say.gettext(_AMOUNTS[op], amount=amount)

    def _range(self, name: str, op: Operator, value: float) -> str:
        if name in self.findings:
            return self._level_range(name, op, value)
        signal = self.signals[name]
        numbers = range(len(signal.spec.words))
        words = [signal.amount(number) for number in numbers if compare(float(number), op, value) is Truth.TRUE]
        if words and (2 * value).is_integer():  # also cuts halfway between two answers
            return self.say.one_of(words)
        return self._amount(op, signal.amount(value))

    def _level_range(self, name: str, op: Operator, value: float) -> str:
        say = self.say
        if value in _CUTS and op in (">=", "<"):
            word = self._level_word(name, _CUTS[value])
            if op == "<":
                return say.gettext("less than {level}", level=word)
            return word if value == SEVERE else say.gettext("{level} or more", level=word)
        return say.gettext(_SCORES[op], score=say.decimals(number_text(value)))

    def fact(self, name: str, fact: Fact) -> str | None:
        """Return the value of a signal or finding in words, such as "1.5 hours per week"; None if it is unknown."""
        if fact is None or isinstance(fact, Interval):
            return None
        if name in self.signals:
            return self.signals[name].label(fact)
        score = score_told(float(fact), self.say)
        word = self._level_word(name, level(float(fact)))
        return self.say.gettext("{level} ({score})", level=word, score=score)

    def _level_word(self, name: str, word: Level) -> str:
        kind = self.findings[name].kind
        return level_word(level_of(kind, word), kind, self.say)


def of_partner_told(title: str, partner: Who | None, say: Messages) -> str:
    """Return the title of a signal, for two partners with whose answer it is."""
    return title if partner is None else say.gettext("{title} (person {partner})", title=title, partner=partner)


def named(name: str, value: str, say: Messages) -> str:
    """Return what something is called, and what is said of it."""
    return say.gettext("{name}: {value}", name=name, value=value)
