"""Trends of findings, components and indexes over several check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.result import Result
from intimacy_kit.reasoning.progress.check_ins import CheckIn
from intimacy_kit.reasoning.progress.comparison import Asked, Because, Both, Compare
from intimacy_kit.reasoning.progress.trends import ROUNDING, Point, State, Trend, state

NOTABLE = 0.1
"""Minimum notable change of a score within one level, and of an answer as a share of its range."""
INDEX_SHARE = 0.5
"""An index moves by half of what a score does: a mean moves less than its parts."""
Line = list[Point]


def trends(asked: Sequence[Asked], compare: Compare, section: str, threshold: float) -> tuple[Trend, ...]:
    """Return the trends of one section of the records, by id."""
    ids = sorted({each.id for one in asked for each in getattr(one.check_in.record, section)})
    return tuple(_trend(id, asked, compare, threshold) for id in ids)


def _trend(id: str, asked: Sequence[Asked], compare: Compare, threshold: float) -> Trend:
    present = [number for number, one in enumerate(asked) if id in one.results]
    places = [number for number in present if asked[number].about(id)]
    last = asked[present[-1]].results[id]
    steps = _steps(id, places, compare)
    lines = _lines(id, places, steps, asked)
    shown = {point.number for line in lines for point in line}
    ends = compare(id, places[0], places[-1]) if len(places) > 1 else "not_asked_again"
    return Trend(
        id=id,
        title=last.title,
        kind="index" if isinstance(last, IndexValue) else last.kind,
        state=_state(id, places, asked, compare, steps, ends, threshold),
        overall=_state_of_two(ends, threshold),
        ends=tuple(_point(asked[places[end]].check_in, ends[end]) for end in (0, -1)) if isinstance(ends, Both) else (),
        points=tuple(point for line in lines for point in line),
        levels=last.levels if isinstance(last, IndexValue) else (),
        not_compared=tuple(
            asked[number].check_in.number for number in present if asked[number].check_in.number not in shown
        ),
        same_rules=len({one.check_in.rules for one in asked if one.check_in.number in shown}) < 2,
    )


class _Step(NamedTuple):
    """A comparison of a check-in with the latest one before that is comparable, by their positions."""

    earlier: int
    later: int
    both: Both


def _steps(id: str, places: Sequence[int], compare: Compare) -> list[_Step]:
    """Return the comparisons that a line is drawn of; it does not go on over a check-in in which an index is open."""
    steps = []
    for number, later in enumerate(places):
        for earlier in reversed(places[:number]):
            both = compare(id, earlier, later)
            if isinstance(both, Both):
                steps.append(_Step(earlier, later, both))
            if isinstance(both, Both) or both == "open":
                break
    return steps


def _lines(id: str, places: Sequence[int], steps: Sequence[_Step], asked: Sequence[Asked]) -> list[Line]:
    """Return the lines, with a number for each: within one all points rest on answers that neighbours have in common.

    What is part of no line is a line of its own, if it is an index, or the only check-in with its rules. Where there
    is no line at all, it is the check-in with the most answers about it, the latest of equals.
    """
    lines: list[Line] = []
    for earlier, later, (then, now) in steps:
        start = _point(asked[earlier].check_in, then)
        line = next((line for line in lines if line[-1] == start), None)
        if line is None:
            lines.append(line := [start])
        line.append(_point(asked[later].check_in, now))
    joined = {place for step in steps for place in step[:2]}
    apart = [place for place in places if place not in joined and _stands_alone(id, place, places, asked)]
    lines += [[_point(asked[place].check_in, asked[place].results[id])] for place in apart]
    if not lines and places:
        most = max(places, key=lambda place: (len(asked[place].about(id)), place))
        lines = [[_point(asked[most].check_in, asked[most].results[id])]]
    lines.sort(key=lambda line: (line[-1].number, line[0].number))
    return [[point.model_copy(update={"line": number}) for point in line] for number, line in enumerate(lines, 1)]


def _stands_alone(id: str, place: int, places: Sequence[int], asked: Sequence[Asked]) -> bool:
    if isinstance(asked[place].results[id], IndexValue):
        return True
    rules = [asked[each].check_in.rules for each in places]
    return len(rules) > 1 and rules.count(asked[place].check_in.rules) == 1


def _point(check_in: CheckIn, result: Result) -> Point:
    return Point(
        number=check_in.number,
        when=check_in.when,
        line=1,
        score=result.value if isinstance(result, IndexValue) else result.score,
        low=result.low,
        high=result.high,
        level=result.level,
        value=None,
    )


def _state(
    id: str,
    places: Sequence[int],
    asked: Sequence[Asked],
    compare: Compare,
    steps: Sequence[_Step],
    ends: Both | Because,
    threshold: float,
) -> State:
    """Return the state after all steps, the first with the last, and whatever else the same was answered about."""
    compared = {(earlier, later): both for earlier, later, both in steps}
    if isinstance(ends, Both):
        compared[places[0], places[-1]] = ends
    if not compared:
        whys = [compare(id, one, other) for one, other in pairwise(places)]
        return next((why for why in ("open", "rules_changed") if why in whys), "not_asked_again")

    def worse(one: int, other: int) -> bool:
        pair = min(one, other), max(one, other)
        if pair not in compared and asked[one].about(id) != asked[other].about(id):
            return False  # to diagnose every pair anew would take the square of the check-ins
        both = compared.get(pair) or compare(id, *pair)
        if not isinstance(both, Both):
            return False
        return has_improved(both, threshold) if one < other else has_worsened(both, threshold)

    before = {later: [earlier] for earlier, later, _ in steps}
    return state(places, worse, lambda place: before.get(place, ()))


def _state_of_two(both: Both | Because, threshold: float) -> State | None:
    if not isinstance(both, Both):
        return None
    return "improving" if has_improved(both, threshold) else "worsening" if has_worsened(both, threshold) else "plateau"


def has_improved(both: Both, threshold: float) -> bool:
    """Return whether it is notably better now than then."""
    return _moved(both, threshold) and _is_better(both.now, both.then)


def has_worsened(both: Both, threshold: float) -> bool:
    """Return whether it is notably worse now than then."""
    return _moved(both, threshold) and _is_better(both.then, both.now)


def _moved(both: Both, threshold: float) -> bool:
    then, now = both
    if isinstance(then, IndexValue) or isinstance(now, IndexValue):
        return abs(_height(now) - _height(then)) >= threshold * INDEX_SHARE - ROUNDING
    return then.level != now.level or abs(now.score - then.score) >= threshold - ROUNDING


def _is_better(one: Result, other: Result) -> bool:
    more = _height(one) - _height(other)
    return more > 0 if isinstance(one, IndexValue) or one.kind == "component" else more < 0


def _height(result: Result) -> float:
    return (result.low + result.high) / 2 if isinstance(result, IndexValue) else result.score
