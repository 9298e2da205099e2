"""What can be changed in a case: the signals, and for each the nearest values that rules tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Atom
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import Cell, atoms_by_name, cells, named_values, thresholds
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal


class Action(NamedTuple):
    """Another value of a signal.

    Attributes:
        value: the nearest of those that no rule tells apart from it.
        change: how far that is, as a share of the range; 1 for flags and choices.
        beside: where the value lies directly beside a threshold of a rule: on which side, and the threshold.
    """

    value: Value
    change: float
    beside: tuple[Literal["over", "under"], float] | None = None


Actions = Mapping[str, tuple[Action, ...]]
"""By signal, in ascending order of id: its moves, the smallest change first. Each has one at least."""


def actions(whole: RuleBook, read: RuleBook, values: Mapping[str, Value]) -> Actions:
    """What the two can change that makes a difference to any rule of `read`: answered, changeable, not about safety.

    Args:
        whole: all rules, also those of safety.
        read: the rules that matter.
        values: of the case.
    """
    atoms = atoms_by_name(rule.when for finding in read.findings for rule in finding.rules)
    fixed = whole.read_by_safety
    found = {
        id: _moves(signal, values[id], atoms[id])
        for id, signal in sorted(whole.signals.items())
        if id in atoms and id in values and signal.changeable and id not in fixed
    }
    return {id: moves for id, moves in found.items() if moves}


def _moves(signal: Signal, now: Value, atoms: Iterable[Atom]) -> tuple[Action, ...]:
    """The nearest value for each way in which the rules can see this signal, but for the present one."""
    best = {_seen(signal.id, now, atoms): Action(now, 0.0)}
    for move in _candidates(signal, now, atoms):
        key = _seen(signal.id, move.value, atoms)
        if key not in best or move.change < best[key].change:
            best[key] = move
    return tuple(sorted([*best.values()][1:], key=lambda move: move.change))


def _seen(id: str, value: Value, atoms: Iterable[Atom]) -> tuple[Truth, ...]:
    return tuple(evaluate(atom, {id: value}.get).truth for atom in atoms)


def _candidates(signal: Signal, now: Value, atoms: Iterable[Atom]) -> Iterator[Action]:
    if isinstance(now, bool | str):
        yield from (Action(value, 1.0) for value in named_values(signal) if value != now)
        return
    low, high = signal.bounds
    found = cells(low, high, thresholds(atoms))
    for cell in sorted(found, key=lambda cell: not cell.is_point):  # on a threshold rather than beside it
        move = _nearest(now, cell, counted=signal.is_counted)
        if move is not None:
            yield move._replace(change=move.change / (high - low))


def _nearest(now: float, cell: Cell, *, counted: bool) -> Action | None:
    """The nearest number of a cell (a whole one, where such are meant), and how far it is; None if `now` is in it."""
    if counted and not cell.whole:
        return None
    first, last = (float(cell.whole[0]), float(cell.whole[-1])) if counted else cell
    beside = not counted and not cell.is_point
    if now < first:
        return Action(first, first - now, ("over", cell.under) if beside else None)
    if now > last:
        return Action(last, now - last, ("under", cell.over) if beside else None)
    return None
