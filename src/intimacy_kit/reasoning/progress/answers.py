"""Trends of answers over several check-ins: an answer is compared with those that the same person gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.case.couples import partner_name
from intimacy_kit.reasoning.progress.check_ins import CheckIn
from intimacy_kit.reasoning.progress.comparison import ONE_PERSON, Asked, answers
from intimacy_kit.reasoning.progress.trends import ROUNDING, Point, State, Trend, state


class _Answer(NamedTuple):
    """An answer in a check-in."""

    check_in: CheckIn
    value: Value


def answer_trends(asked: Sequence[Asked], threshold: float) -> tuple[Trend, ...]:
    """Return the trends of all signals that were answered, by id; of two partners those of each."""
    known = known_signals(asked)
    found: dict[tuple[str, str], list[_Answer]] = {}
    for one in asked:
        for who, given in answers(one.check_in.record).items():
            for id, value in given.items():
                found.setdefault((id, who), []).append(_Answer(one.check_in, value))
    return tuple(_trend(id, who, found[id, who], known.get(id), threshold) for id, who in sorted(found))


def known_signals(asked: Sequence[Asked]) -> Mapping[str, Signal]:
    """Return the signals of those check-ins that remember their knowledge base; the latest of several with one id."""
    runtimes = [one.check_in.runtime for one in asked]
    return {id: signal for one in runtimes if one is not None for id, signal in one.context.book.signals.items()}


def not_asked_again(asked: Sequence[Asked], signals: Sequence[Trend]) -> tuple[str, ...]:
    """Return the titles of the questions that were not asked again, those known not to be private, by id."""
    known, runtimes = known_signals(asked), [one.check_in.runtime for one in asked]
    private = frozenset[str]().union(*(one.context.private for one in runtimes if one is not None))
    titles = [
        trend.title
        for trend in signals
        if trend.state == "not_asked_again" and trend.id in known and trend.id not in private
    ]
    return tuple(dict.fromkeys(titles))


def _trend(id: str, who: str, given: Sequence[_Answer], signal: Signal | None, threshold: float) -> Trend:
    compared = len(given) > 1
    return Trend(
        id=id,
        partner=None if who == ONE_PERSON else partner_name(who),
        title=signal.title if signal else id,
        kind="signal",
        state=_state([one.value for one in given], signal, threshold) if compared else "not_asked_again",
        overall=_state([given[0].value, given[-1].value], signal, threshold) if compared else None,
        points=tuple(
            Point(number=one.number, when=one.when, line=1, score=None, low=None, high=None, level=None, value=value)
            for one, value in given
        ),
        not_compared=(),
        same_rules=len({one.check_in.rules for one in given}) == 1,
    )


def _state(values: Sequence[Value], signal: Signal | None, threshold: float) -> State:
    numbers = [value for value in values if not isinstance(value, str)]
    if signal is None or signal.direction == "neutral" or len(numbers) < len(values):
        return "changed" if len(set(values)) > 1 else "plateau"
    low, high = signal.bounds if signal.is_number else (0.0, 1.0)
    sign = 1 if signal.direction == "worse_when_higher" else -1
    return state(numbers, lambda one, two: sign * (one - two) / (high - low) >= threshold - ROUNDING)
