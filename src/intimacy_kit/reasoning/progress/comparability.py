"""What of several check-ins can be compared: what was asked in the same way, or moved whatever was not asked.

An answer that was not given again is no answer of another kind. So a finding is judged by the answers that bear on it:
where the same questions were answered, or where what is known puts its score in ranges that do not overlap.
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in a check-in.

    Attributes:
        answered: the signals that were answered, and of two partners by whom.
        behind: for each finding the signals that bear on it; None where that is not known: then all may.
        bearing: for each finding what was answered of these.
    """

    answered: Mapping[str, Who]
    behind: Mapping[str, frozenset[str]] | None
    bearing: Mapping[str, Mapping[str, Who]]

    def about(self, finding: str) -> int:
        """How many questions were answered that bear on a finding."""
        return len(self.bearing.get(finding, self.answered))

    def is_as(self, other: Asked, finding: str) -> bool:
        """Whether the same questions that bear on a finding were answered, and any at all."""
        own, others = self._both(other, finding)
        return bool(own) and own == others

    def is_by_the_same(self, other: Asked, finding: str) -> bool:
        """Whether no question that bears on a finding was answered by one of two partners, and then by another."""
        own, others = self._both(other, finding)
        return all(others.get(id, who) == who for id, who in own.items())

    def _both(self, other: Asked, finding: str) -> tuple[Mapping[str, Who], Mapping[str, Who]]:
        if self.behind is other.behind:
            return self.bearing.get(finding, self.answered), other.bearing.get(finding, other.answered)
        signals = [{} if one.behind is None else one.behind for one in (self, other)]
        if not all(finding in known for known in signals):
            return self.answered, other.answered
        either = signals[0][finding] | signals[1][finding]
        return _only(self.answered, either), _only(other.answered, either)


def _only(answered: Mapping[str, Who], signals: Container[str]) -> Mapping[str, Who]:
    return {id: who for id, who in answered.items() if id in signals}


def asked(check_ins: Sequence[CheckIn]) -> list[Asked]:
    """What was asked in each. Where one does not remember its rules, but another was made with the same, that does."""
    books = {one.rules: one.book for one in check_ins if one.book is not None}
    behind = {rules: signals_by_finding(book) for rules, book in books.items()}
    return [_asked(answered_by(one), behind.get(one.rules)) for one in check_ins]


def _asked(answered: Mapping[str, Who], behind: Mapping[str, frozenset[str]] | None) -> Asked:
    return Asked(answered, behind, {id: _only(answered, signals) for id, signals in (behind or {}).items()})


def answered_by(check_in: CheckIn) -> Mapping[str, Who]:
    """By whom each signal was answered; nobody is named where there is one person.

    What was stored of two does not tell who of them answered: that is like no other check-in.
    """
    if check_in.couple is None:
        somebody = () if check_in.record.safety_answers is None else (f"somebody in {check_in.number}",)
        return dict.fromkeys(check_in.record.observations, somebody)
    a, b = check_in.couple
    return {id: tuple(who for who in PARTNERS if id in (a if who == "a" else b)) for id in {**a, **b}}


def comparable(one: tuple[Asked, Finding | Strength], other: tuple[Asked, Finding | Strength]) -> bool:
    """Whether what a finding was in two check-ins can be compared."""
    (asked_then, then), (asked_now, now) = one, other
    if asked_then.is_as(asked_now, then.id):
        return True
    apart = then.high < now.low or now.high < then.low
    return apart and asked_then.is_by_the_same(asked_now, then.id)


def line(found: Sequence[Compared], comparable: Callable[[Compared, Compared], bool]) -> list[Compared]:
    """Those that can all be compared with each other, in their order: with the last for which there is any before.

    None of them if no two can be compared.
    """
    for number in range(len(found) - 1, 0, -1):
        kept = [found[number]]
        for one in reversed(found[:number]):
            if all(comparable(one, other) for other in kept):
                kept.append(one)
        if len(kept) > 1:
            return kept[::-1]
    return []
