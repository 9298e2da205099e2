"""Decide which findings of several check-ins are comparable.

A missing answer is not a change. Two scores of a finding are comparable if the same relevant questions were answered
both times, or if the intervals of the two scores do not overlap. A question is relevant if the finding depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.reasoning.counterfactuals.slicing import signals_by_finding
from intimacy_kit.reasoning.progress.check_ins import CheckIn

Compared = TypeVar("Compared")
Who = tuple[str, ...]
"""Who answered a question: of two partners their names; empty for one person."""


@dataclass(frozen=True, slots=True)
class AnsweredQuestions:
    """The questions that were answered in a check-in.

    Attributes:
        answered: the answered signals, with who answered.
        signals: for each finding the signals that it depends on; None if the rules are not known: then any may matter.
        relevant: for each finding the answered ones of these signals.
    """

    answered: Mapping[str, Who]
    signals: Mapping[str, frozenset[str]] | None
    relevant: Mapping[str, Mapping[str, Who]]

    def count_for(self, finding: str) -> int:
        """Return the number of answered questions that are relevant to a finding."""
        return len(self.relevant.get(finding, self.answered))

    def has_same_questions(self, other: AnsweredQuestions, finding: str) -> bool:
        """Return whether the same relevant questions were answered by the same people, and at least one."""
        own, others = self._both(other, finding)
        return bool(own) and own == others

    def has_same_people(self, other: AnsweredQuestions, finding: str) -> bool:
        """Return whether each relevant question that was answered in both was answered by the same people."""
        own, others = self._both(other, finding)
        return all(others.get(id, who) == who for id, who in own.items())

    def _both(self, other: AnsweredQuestions, finding: str) -> tuple[Mapping[str, Who], Mapping[str, Who]]:
        if self.signals is other.signals:
            return self.relevant.get(finding, self.answered), other.relevant.get(finding, other.answered)
        known = [{} if one.signals is None else one.signals for one in (self, other)]
        if not all(finding in signals for signals in known):
            return self.answered, other.answered
        either = known[0][finding] | known[1][finding]
        return _only(self.answered, either), _only(other.answered, either)


def _only(answered: Mapping[str, Who], signals: Container[str]) -> Mapping[str, Who]:
    return {id: who for id, who in answered.items() if id in signals}


def answered_questions(check_ins: Sequence[CheckIn]) -> list[AnsweredQuestions]:
    """Return the answered questions of each check-in; one without rules takes them from another made with the same."""
    books = {one.rules: one.book for one in check_ins if one.book is not None}
    signals = {rules: signals_by_finding(book) for rules, book in books.items()}
    return [_questions(answered_by(one), signals.get(one.rules)) for one in check_ins]


def _questions(answered: Mapping[str, Who], signals: Mapping[str, frozenset[str]] | None) -> AnsweredQuestions:
    return AnsweredQuestions(answered, signals, {id: _only(answered, some) for id, some in (signals or {}).items()})


def answered_by(check_in: CheckIn) -> Mapping[str, Who]:
    """Return who answered each signal.

    A stored diagnosis of two partners does not say who answered, so it differs from every other check-in.
    """
    if check_in.couple is None:
        somebody = () if check_in.record.safety_answers is None else (f"somebody in {check_in.number}",)
        return dict.fromkeys(check_in.record.observations, somebody)
    a, b = check_in.couple
    return {id: tuple(who for who in PARTNERS if id in (a if who == "a" else b)) for id in {**a, **b}}


def comparable(
    one: tuple[AnsweredQuestions, Finding | Strength], other: tuple[AnsweredQuestions, Finding | Strength]
) -> bool:
    """Return whether two scores of one finding are comparable."""
    (asked_then, then), (asked_now, now) = one, other
    if asked_then.has_same_questions(asked_now, then.id):
        return True
    apart = then.high < now.low or now.high < then.low
    return apart and asked_then.has_same_people(asked_now, then.id)


def comparable_series(found: Sequence[Compared], comparable: Callable[[Compared, Compared], bool]) -> list[Compared]:
    """Return the latest series of items that are all comparable with each other, in their order.

    It ends with the last item that is comparable with an earlier one; it is empty if no two items are comparable.
    """
    for number in range(len(found) - 1, 0, -1):
        kept = [found[number]]
        for one in reversed(found[:number]):
            if all(comparable(one, other) for other in kept):
                kept.append(one)
        if len(kept) > 1:
            return kept[::-1]
    return []
