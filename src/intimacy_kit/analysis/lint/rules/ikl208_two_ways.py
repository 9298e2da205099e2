"""IKL208: report findings to which two ways of links lead from one finding: what they share counts twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown

Way = tuple[str, ...]
"""The findings that links lead through, the first and the last included."""


def find(subject: Subject) -> Iterator[Violation]:
    """Return a violation for each finding that two ways lead to, if the pack has a link of the shortest such two."""
    own = {located.id: located for located in subject.own("challenges", "consequences")}
    origins = {id: tuple(link.origin for link in finding.links) for id, finding in subject.scored.items()}
    for end in sorted(origins):
        ways = two_ways(end, origins)
        told = [own[id] for way in ways for id in reversed(way[:-1]) if id in own]
        if told:
            said = " and ".join(" -> ".join(way) for way in ways)
            message = f"{shown(ways[0][0])} leads to {shown(end)} by two ways, so it counts twice there: {said}"
            help = "take one of these links away, or let rules say what it adds"
            yield Violation(told[0], message, help, told[0].place("leads_to"))


def two_ways(end: str, origins: Mapping[str, Sequence[str]]) -> tuple[Way, ...]:
    """Return the shortest two ways that lead to a finding from one other, or nothing if there are no two.

    The shortest two have no finding in common but the first and the last: else there would be shorter ones.

    Args:
        end: the finding.
        origins: for each finding, those that have a link to it.
    """
    starts: dict[str, list[Way]] = {}
    for origin in origins[end]:
        for start, way in _ways_to(origin, origins).items():
            starts.setdefault(start, []).append((*way, end))
    pairs = [tuple(sorted(ways, key=lambda way: (len(way), way))[:2]) for ways in starts.values() if len(ways) > 1]
    return min(pairs, key=lambda pair: (sum(map(len, pair)), pair), default=())


def _ways_to(end: str, origins: Mapping[str, Sequence[str]]) -> dict[str, Way]:
    """Return a shortest way to a finding, itself included, from each that leads there."""
    found: dict[str, Way] = {end: (end,)}
    queue = [end]
    for id in queue:
        for origin in origins[id]:
            if origin not in found:
                found[origin] = (origin, *found[id])
                queue.append(origin)
    return found


CHECK = Check("IKL208", "warning", "two ways of links lead from one finding to another", find)
