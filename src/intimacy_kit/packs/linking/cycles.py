"""What depends on itself: told by the rules, links and waits that make it so, where the last pack closes the circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from intimacy_kit.errors import Place, Problem
from intimacy_kit.model.concepts import Challenge, Consequence, Strategy
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.reading.reader import Located

LONGEST = 10
"""So many steps of a circle are told, and so many causes of a step."""
Step = tuple[str, str]
"""The first needs the second."""


class Cause(NamedTuple):
    """What makes a step: what it is called, the pack it stands in, and what finds its place."""

    what: str
    pack: str
    place: Callable[[], Place]


Causes = Mapping[Step, Sequence[Cause]]


def circle_problem(path: Sequence[str], causes: Causes, packs: Sequence[str], code: str, help: str) -> Problem:
    """The problem of a circle, told from the step by which the last pack closes it.

    `path` goes round it, first and last the same; `packs` are the names of the packs, in their order.
    """
    rank = {name: number for number, name in enumerate(packs)}
    steps = list(pairwise(path))
    # A step is there as soon as the first pack has a cause for it; the circle is, as soon as all steps are.
    since = [min(rank[cause.pack] for cause in causes[step]) for step in steps]
    closing = since.index(max(since))
    steps = [*steps[closing:], *steps[:closing]]
    told = [(step, sorted(causes[step], key=lambda cause: rank[cause.pack])) for step in steps[:LONGEST]]
    several = len({cause.pack for step in steps for cause in causes[step]}) > 1
    said = [f"{one} needs {other} ({_told(because, several=several)})" for (one, other), because in told]
    more = ["and so on"] if len(steps) > LONGEST else []
    return Problem(code, f"there is a circle: {', '.join([*said, *more])}", help, told[0][1][0].place())


def _told(causes: Sequence[Cause], *, several: bool) -> str:
    told = [f"{cause.what}, {f'pack {cause.pack}, ' if several else ''}{cause.place()}" for cause in causes[:LONGEST]]
    more = [f"and {len(causes) - LONGEST} more"] if len(causes) > LONGEST else []
    return "; ".join([*told, *more])


def causes_of_findings(entries: Iterable[Located], path: Sequence[str]) -> Causes:
    """Findings need those that their rules read, and those that lead to them."""
    steps, found = {*pairwise(path)}, defaultdict[Step, list[Cause]](list)
    for located in entries:
        entry = located.entry
        if isinstance(entry, Rule):
            for step in {(entry.finding, name) for name in entry.when.names} & steps:
                found[step].append(Cause(f"rule {entry.id}", located.pack, _reads(located, step[1])))
        elif isinstance(entry, Challenge | Consequence):
            for step in {(link.to, entry.id) for link in entry.leads_to} & steps:
                found[step].append(Cause(f"'leads_to' of {entry.id}", located.pack, _leads(located, step[0])))
    return found


def _reads(rule: Located, name: str) -> Callable[[], Place]:
    """Where a rule reads a finding first."""
    atoms = rule.condition.atoms if rule.condition is not None else ()
    return lambda: next(rule.condition_place(piece) for atom, piece in atoms if atom.name == name)


def _leads(origin: Located, to: str) -> Callable[[], Place]:
    return lambda: origin.document.place((origin.index, "leads_to", to), key=True)


def causes_of_strategies(entries: Mapping[str, Located], path: Sequence[str]) -> Causes:
    """Strategies need those that they come after."""
    return {step: [_waits(entries[step[0]], step[1])] for step in pairwise(path)}


def _waits(strategy: Located, other: str) -> Cause:
    after = strategy.entry.after if isinstance(strategy.entry, Strategy) else ()
    return Cause(f"'after' of {strategy.id}", strategy.pack, lambda: strategy.place("after", after.index(other)))
