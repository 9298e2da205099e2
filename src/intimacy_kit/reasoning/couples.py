"""From two partners to one case: each signal is merged as it declares, and where they are far apart is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from intimacy_kit.errors import ObservationError, Problem
from intimacy_kit.model.couple import PARTNERS, Couple, Gap
from intimacy_kit.model.levels import MODERATE, level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal

Check = Callable[[object], dict[str, Value]]
FAR_APART = MODERATE
"""Half of the range: two steps of a frequency, five points of a rating. Nearer answers can be mood or taste."""


def checked(couple: Couple, check: Check) -> tuple[dict[str, Value], dict[str, Value]]:
    """The observations of both, checked.

    Raises:
        ObservationError: with everything that does not fit, and whose it is.
    """
    found: list[dict[str, Value]] = []
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


def merged(a: Mapping[str, Value], b: Mapping[str, Value], signals: Mapping[str, Signal]) -> dict[str, Value]:
    """One case of two: what only one answered counts as it is; two choices that differ leave a signal unknown."""
    case: dict[str, Value] = {}
    for id, signal in signals.items():
        values = [given[id] for given in (a, b) if id in given]
        value = _one_of(signal, *values) if len(values) == 2 else next(iter(values), None)
        if value is not None:
            case[id] = value
    return case


def _one_of(signal: Signal, first: Value, second: Value) -> Value | None:
    if isinstance(first, str) or isinstance(second, str):
        return first if first == second else None
    if signal.merged == "mean":
        return (first + second) / 2
    higher_is_worse = signal.direction != "better_when_higher"
    return max(first, second) if higher_is_worse else min(first, second)


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
