"""From two partners to one case: each signal is merged as it declares, and where they are far apart is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import TypeVar

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import ObservationError, Problem
from intimacy_kit.model.couple import PARTNERS, Couple, Gap, Who
from intimacy_kit.model.levels import MODERATE, level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.signals import Signal

Checked = TypeVar("Checked")
FAR_APART = MODERATE
"""Half of the range: two steps of a frequency, five points of a rating. Nearer answers can be mood or taste."""


def checked(couple: Couple, check: Callable[[object], Checked]) -> tuple[Checked, Checked]:
    """What each of them gave, checked.

    Raises:
        ObservationError: with everything that does not fit, and whose it is.
    """
    found: list[Checked] = []
    problems: list[Problem] = []
    for who in PARTNERS:
        try:
            found.append(check(getattr(couple, who)))
        except ObservationError as error:
            problems += [
                Problem(problem.code, f"partner {who}: {problem.message}", problem.help) for problem in error.problems
            ]
    if problems:
        raise ObservationError(problems)
    return found[0], found[1]


def merged(
    a: Mapping[str, Value], b: Mapping[str, Value], signals: Mapping[str, Signal], safety: Sequence[SafetyRule] = ()
) -> dict[str, Value]:
    """One case of two: what only one answered counts as it is; two choices that differ leave a signal unknown.

    What safety rules read is merged so that a concern of one stays a concern, and what one was not asked stays open.
    """
    read_by = {rule.id: rule.when.names for rule in safety}
    guarded = frozenset[str]().union(*read_by.values())
    case: dict[str, Value] = {}
    for id, signal in signals.items():
        if id in a and id in b:
            value = _one_of(signal, a[id], b[id])
        else:
            value = None if id in guarded else a.get(id, b.get(id))
        if value is not None:
            case[id] = value
    truths = [{rule.id: evaluate(rule.when, given.get).truth for rule in safety} for given in (a, b)]
    for id, names in read_by.items():
        if any(of[id] is Truth.UNKNOWN for of in truths):
            case = {name: value for name, value in case.items() if name not in names}
    decisive = [signals[id] for id in sorted(guarded)]
    for given, truth in sorted(zip((a, b), truths, strict=True), key=lambda one: _rank(one[0], one[1], decisive)):
        read = {name for id, names in read_by.items() if truth[id] is Truth.TRUE for name in names}
        case |= {name: given[name] for name in read if name in given}
        case = {name: value for name, value in case.items() if name not in read or name in given}
    return case


def _rank(given: Mapping[str, Value], truth: Mapping[str, Truth], guarded: Sequence[Signal]) -> list[float]:
    """The partner with more concerns comes last and so counts; which of them is called a does not matter.

    Between as many, the first signal decides that safety rules read and that the two answered differently.
    """
    concerns = sum(one is Truth.TRUE for one in truth.values())
    return [concerns, *(_place(signal, given.get(signal.id)) for signal in guarded)]


def _place(signal: Signal, value: Value | None) -> float:
    if value is None:
        return -inf
    return float(signal.choices.index(value) if isinstance(value, str) else value)


def _one_of(signal: Signal, first: Value, second: Value) -> Value | None:
    if isinstance(first, str) or isinstance(second, str):
        return first if first == second else None
    if signal.merged == "mean":
        return (first + second) / 2
    higher_is_worse = signal.direction != "better_when_higher"
    return max(first, second) if higher_is_worse else min(first, second)


def still_to_ask(
    a: Mapping[str, Value], b: Mapping[str, Value], signal: Signal, private: frozenset[str]
) -> tuple[Who, ...]:
    """Who would have to answer a question that is open: whoever has not; or both, where they name different choices."""
    missing = tuple(who for who, given in zip(PARTNERS, (a, b), strict=True) if signal.id not in given)
    if missing or signal.kind != "choice" or signal.id in private or a[signal.id] == b[signal.id]:
        return missing
    return PARTNERS


def gaps(
    a: Mapping[str, Value], b: Mapping[str, Value], signals: Mapping[str, Signal], private: frozenset[str]
) -> tuple[Gap, ...]:
    """What both were asked and answer very differently, the widest first; nothing that is for one alone."""
    found = []
    for id, signal in signals.items():
        if id in private or signal.asks != "each" or id not in a or id not in b:
            continue
        score = _distance(signal, a[id], b[id])
        if score >= FAR_APART:
            text = (
                f"You see this quite differently: {signal.title}. It may be worth telling each other how it is for you."
            )
            found.append(Gap(id=id, title=signal.title, score=score, level=level(score), text=text))
    return tuple(sorted(found, key=lambda gap: (-gap.score, gap.id)))


def _distance(signal: Signal, first: Value, second: Value) -> float:
    if signal.kind not in ("frequency", "rating"):  # other ranges are wider than what anybody answers
        return float(signal.kind in ("flag", "choice") and first != second)
    low, high = signal.bounds
    return abs(float(first) - float(second)) / (high - low)
