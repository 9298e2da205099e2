"""Trends of answers over several check-ins: an answer is compared where the same people gave one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.progress.check_ins import CheckIn
from intimacy_kit.reasoning.progress.comparison import Asked
from intimacy_kit.reasoning.progress.trends import ROUNDING, Point, State, Trend, state

Compared = TypeVar("Compared")


class _Answer(NamedTuple):
    """An answer in a check-in, with who gave it."""

    check_in: CheckIn
    who: frozenset[str]
    value: Value


def answer_trends(asked: Sequence[Asked], threshold: float) -> tuple[Trend, ...]:
    """Return the trends of all signals that were answered, by id."""
    known = known_signals(asked)
    answers: dict[str, list[_Answer]] = {}
    for one in asked:
        for id, value in one.check_in.record.observations.items():
            who = frozenset(who for who, signal in one.answered if signal == id)
            answers.setdefault(id, []).append(_Answer(one.check_in, who, value))
    return tuple(_trend(id, answers[id], known.get(id), threshold) for id in sorted(answers))


def known_signals(asked: Sequence[Asked]) -> Mapping[str, Signal]:
    """Return the signals of those check-ins that remember their knowledge base; the latest of several with one id."""
    runtimes = [one.check_in.runtime for one in asked]
    return {id: signal for one in runtimes if one is not None for id, signal in one.context.book.signals.items()}


def not_asked_again(asked: Sequence[Asked], signals: Sequence[Trend]) -> tuple[str, ...]:
    """Return the titles of the questions that were not asked again, those known not to be private, by id."""
    known, runtimes = known_signals(asked), [one.check_in.runtime for one in asked]
    private = frozenset[str]().union(*(one.context.private for one in runtimes if one is not None))
    return tuple(
        trend.title
        for trend in signals
        if trend.state == "not_asked_again" and trend.id in known and trend.id not in private
    )


def _trend(id: str, answers: Sequence[_Answer], signal: Signal | None, threshold: float) -> Trend:
    shown = comparable_series(answers, lambda one, other: one.who == other.who)
    moved: State = "not_asked_again"
    if shown:
        moved = _state([one.value for one in shown], signal, threshold)
    else:
        shown = [*answers[-1:]]
    numbers = {one.check_in.number for one in shown}
    return Trend(
        id=id,
        title=signal.title if signal else id,
        kind="signal",
        state=moved,
        overall=None if moved == "not_asked_again" else _state([shown[0].value, shown[-1].value], signal, threshold),
        points=tuple(
            Point(number=one.number, when=one.when, line=1, score=None, low=None, high=None, level=None, value=value)
            for one, _, value in shown
        ),
        not_compared=tuple(one.check_in.number for one in answers if one.check_in.number not in numbers),
        same_rules=len({one.check_in.rules for one in shown}) == 1,
    )


def _state(values: Sequence[Value], signal: Signal | None, threshold: float) -> State:
    numbers = [value for value in values if not isinstance(value, str)]
    if signal is None or signal.direction == "neutral" or len(numbers) < len(values):
        return "changed" if len(set(values)) > 1 else "plateau"
    low, high = signal.bounds if signal.is_number else (0.0, 1.0)
    sign = 1 if signal.direction == "worse_when_higher" else -1
    return state(numbers, lambda one, two: sign * (one - two) / (high - low) >= threshold - ROUNDING)


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
