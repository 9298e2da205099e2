"""The levels that a finding or component went through, for the page of progress; what is open is not known yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from intimacy_kit.model.levels import is_open, level, level_of
from intimacy_kit.reasoning.progress.trends import Point, Trend


def levels_over_time(found: Trend) -> list[str | None]:
    """Return the levels that something went through: at both ends, or in the latest line in which they are others.

    None is a level that is not known yet; between two that are known it is left out.
    """
    lines = [found.ends, *([*line] for _, line in groupby(found.points, lambda point: point.line))]
    for line in (lines[0], *reversed(lines[1:])):
        levels = [each for each, _ in groupby(_level(point, found) for point in _ends_and_known(line))]
        if len(levels) > 1:
            return [levels[0], levels[-1]] if levels[0] != levels[-1] else levels
    return [_level(found.points[-1], found)]


def _ends_and_known(line: Sequence[Point]) -> Iterator[Point]:
    yield from (point for at, point in enumerate(line) if at in (0, len(line) - 1) or not _open(point))


def _level(point: Point, found: Trend) -> str | None:
    return None if _open(point) else level_of(found.kind, level(cast("float", point.score)))


def _open(point: Point) -> bool:
    return is_open(cast("float", point.score), cast("float", point.high))
