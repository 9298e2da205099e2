"""What can be changed in a case: the signals, and for each the nearest values that rules tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import ceil, floor, inf, nextafter
from typing import Literal, NamedTuple

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal

_WHOLE = frozenset({"frequency", "count"})


class Move(NamedTuple):
    """Another value of a signal.

    Attributes:
        value: the nearest of those that no rule tells apart from it.
        change: how far that is, as a share of the range; 1 for flags and choices.
        beside: where the value lies directly beside a threshold of a rule: on which side, and the threshold.
    """

    value: Value
    change: float
    beside: tuple[Literal["over", "under"], float] | None = None


Levers = Mapping[str, tuple[Move, ...]]
"""By signal, in ascending order of id: its moves, the smallest change first. Each has one at least."""


def levers(whole: RuleBook, read: RuleBook, values: Mapping[str, Value]) -> Levers:
    """What the two can change that makes a difference to any rule of `read`: answered, changeable, not about safety.

    Args:
        whole: all rules, also those of safety.
        read: the rules that matter.
        values: of the case.
    """
    atoms: dict[str, dict[str, Condition]] = {}
    for finding in read.findings:
        for rule in finding.rules:
            for atom in rule.when.atoms:
                atoms.setdefault(atom.name, {})[str(atom)] = atom
    fixed = whole.read_by_safety
    found = {
        id: _moves(signal, values[id], tuple(atoms[id].values()))
        for id, signal in sorted(whole.signals.items())
        if id in atoms and id in values and signal.changeable and id not in fixed
    }
    return {id: moves for id, moves in found.items() if moves}


def _moves(signal: Signal, now: Value, atoms: Iterable[Condition]) -> tuple[Move, ...]:
    """The nearest value for each way in which the rules can see this signal, but for the present one."""
    best = {_seen(signal.id, now, atoms): Move(now, 0.0)}
    for move in _candidates(signal, now, atoms):
        key = _seen(signal.id, move.value, atoms)
        if key not in best or move.change < best[key].change:
            best[key] = move
    return tuple(sorted([*best.values()][1:], key=lambda move: move.change))


def _seen(id: str, value: Value, atoms: Iterable[Condition]) -> tuple[Truth, ...]:
    return tuple(evaluate(atom, {id: value}.get).truth for atom in atoms)


def _candidates(signal: Signal, now: Value, atoms: Iterable[Condition]) -> Iterator[Move]:
    if isinstance(now, bool):
        yield Move(not now, 1.0)
    elif isinstance(now, str):
        yield from (Move(choice, 1.0) for choice in signal.choices if choice != now)
    else:
        low, high = signal.bounds
        cuts = sorted({atom.value for atom in atoms if isinstance(atom, Compare)})
        whole = signal.kind in _WHOLE
        for move in _nearest(now, [nextafter(low, -inf), *cuts, nextafter(high, inf)], whole=whole):
            yield move._replace(change=move.change / (high - low))


def _nearest(now: float, cuts: list[float], *, whole: bool) -> Iterator[Move]:
    """On each cut, and between each two: the nearest number (a whole one, where such are meant), and how far it is."""
    for cut in cuts[1:-1]:
        if not whole or cut == floor(cut):
            yield Move(cut + 0.0, abs(cut - now))
    for before, after in pairwise(cuts):
        if now <= before:
            value = floor(before) + 1.0 if whole else nextafter(before, inf)
            if value < after:
                yield Move(value + 0.0, abs(value - now), None if whole else ("over", before))
        elif now >= after:
            value = ceil(after) - 1.0 if whole else nextafter(after, -inf)
            if value > before:
                yield Move(value + 0.0, abs(value - now), None if whole else ("under", after))
