"""Describe dependency cycles by the rules, links and `after` entries that cause each edge.

The description starts with the edge by which the last pack in load order closes the cycle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from intimacy_kit.errors import Place, Problem
from intimacy_kit.model.concepts import Challenge, Consequence, Strategy
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.reading.reader import Located

MAX_SHOWN = 10
"""Maximum number of edges of a cycle that a message lists, and of causes per edge."""
Edge = tuple[str, str]
"""A dependency: the first id needs the second."""


class Cause(NamedTuple):
    """An entry that causes an edge.

    Attributes:
        label: how messages name it, such as "rule x".
        pack: the name of the pack that contains it.
        place: returns its place; called only for causes that are shown.
    """

    label: str
    pack: str
    place: Callable[[], Place]


Causes = Mapping[Edge, Sequence[Cause]]


def cycle_problem(path: Sequence[str], causes: Causes, packs: Sequence[str], code: str, help: str) -> Problem:
    """Return the problem that describes a cycle, starting with the edge by which the last pack closes it.

    Args:
        path: the ids along the cycle; the first and last are the same.
        causes: the entries that cause each edge.
        packs: the names of the packs in load order.
        code: the error code.
        help: the help text.
    """
    rank = {name: number for number, name in enumerate(packs)}
    edges = list(pairwise(path))
    # An edge exists from the first pack on that has a cause for it; the cycle exists from its last edge on.
    first_ranks = [min(rank[cause.pack] for cause in causes[edge]) for edge in edges]
    closing = first_ranks.index(max(first_ranks))
    edges = [*edges[closing:], *edges[:closing]]
    shown = [(edge, sorted(causes[edge], key=lambda cause: rank[cause.pack])) for edge in edges[:MAX_SHOWN]]
    several_packs = len({cause.pack for edge in edges for cause in causes[edge]}) > 1
    parts = [
        f"{one} needs {other} ({_listed(because, several_packs=several_packs)})" for (one, other), because in shown
    ]
    more = ["and so on"] if len(edges) > MAX_SHOWN else []
    return Problem(code, f"dependency cycle: {', '.join([*parts, *more])}", help, shown[0][1][0].place())


def _listed(causes: Sequence[Cause], *, several_packs: bool) -> str:
    listed = [
        f"{cause.label}, {f'pack {cause.pack}, ' if several_packs else ''}{cause.place()}"
        for cause in causes[:MAX_SHOWN]
    ]
    more = [f"and {len(causes) - MAX_SHOWN} more"] if len(causes) > MAX_SHOWN else []
    return "; ".join([*listed, *more])


def finding_causes(entries: Iterable[Located], path: Sequence[str]) -> Causes:
    """Return the rules and links that cause each edge of a cycle of findings."""
    edges, found = {*pairwise(path)}, defaultdict[Edge, list[Cause]](list)
    for located in entries:
        entry = located.entry
        if isinstance(entry, Rule):
            for edge in {(entry.finding, name) for name in entry.names} & edges:
                found[edge].append(Cause(f"rule {entry.id}", located.pack, _read_place(located, edge[1])))
        elif isinstance(entry, Challenge | Consequence):
            for edge in {(link.to, entry.id) for link in entry.leads_to} & edges:
                found[edge].append(Cause(f"'leads_to' of {entry.id}", located.pack, _link_place(located, edge[0])))
    return found


def _read_place(rule: Located, name: str) -> Callable[[], Place]:
    """Return a function for the place where a rule first reads a finding."""
    return lambda: next(
        rule.condition_place(written, piece)
        for written in rule.conditions
        for atom, piece in written.parsed.atoms
        if atom.name == name
    )


def _link_place(origin: Located, to: str) -> Callable[[], Place]:
    return lambda: origin.document.place((origin.index, "leads_to", to), key=True)


def strategy_causes(entries: Mapping[str, Located], path: Sequence[str]) -> Causes:
    """Return the `after` entries that cause each edge of a cycle of strategies."""
    return {edge: [_after_cause(entries[edge[0]], edge[1])] for edge in pairwise(path)}


def _after_cause(strategy: Located, other: str) -> Cause:
    after = strategy.entry.after if isinstance(strategy.entry, Strategy) else ()
    return Cause(f"'after' of {strategy.id}", strategy.pack, lambda: strategy.place("after", after.index(other)))
