"""List the possible changes of a case: for each changeable signal the nearest value of each other equivalence class."""

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
    """A change of the value of a signal.

    Attributes:
        value: the nearest value of its equivalence class under the rules.
        change: the distance from the value now, as a share of the range of the signal; 1 for flags and choices.
        beside: for a value directly beside a threshold of a rule, on which side of it, and the threshold.
    """

    value: Value
    change: float
    beside: tuple[Literal["over", "under"], float] | None = None


Actions = Mapping[str, tuple[Action, ...]]
"""By signal, in ascending order of id: its actions, the smallest change first. Each signal has at least one."""


def actions(book: RuleBook, relevant: RuleBook, values: Mapping[str, Value]) -> Actions:
    """Return the changes that matter to the rules: of answered, changeable signals that are not about safety.

    Args:
        book: all rules, including those of safety.
        relevant: the rules that the changes are for.
        values: of the case.
    """
    atoms = atoms_by_name(step.when for finding in relevant.findings for rule in finding.rules for step in rule.steps)
    fixed = book.about_safety
    found = {
        id: _nearest_actions(signal, values[id], atoms[id])
        for id, signal in sorted(book.signals.items())
        if id in atoms and id in values and signal.changeable and id not in fixed
    }
    return {id: some for id, some in found.items() if some}


def _nearest_actions(signal: Signal, now: Value, atoms: Iterable[Atom]) -> tuple[Action, ...]:
    """Return the nearest value of each equivalence class but the present one."""
    best = {_class_key(signal.id, now, atoms): Action(now, 0.0)}
    for action in _candidates(signal, now, atoms):
        key = _class_key(signal.id, action.value, atoms)
        if key not in best or action.change < best[key].change:
            best[key] = action
    return tuple(sorted([*best.values()][1:], key=lambda action: action.change))


def _class_key(id: str, value: Value, atoms: Iterable[Atom]) -> tuple[Truth, ...]:
    return tuple(evaluate(atom, {id: value}.get).truth for atom in atoms)


def _candidates(signal: Signal, now: Value, atoms: Iterable[Atom]) -> Iterator[Action]:
    if isinstance(now, bool | str):
        yield from (Action(value, 1.0) for value in named_values(signal) if value != now)
        return
    low, high = signal.bounds
    found = cells(low, high, thresholds(atoms))
    for cell in sorted(
        found, key=lambda cell: not cell.is_point
    ):  # a value on a threshold is preferred to one beside it
        action = _nearest(now, cell, counted=signal.is_counted)
        if action is not None:
            yield action._replace(change=action.change / (high - low))


def _nearest(now: float, cell: Cell, *, counted: bool) -> Action | None:
    """Return the nearest number of a cell (a whole one if counted) with its distance; None if `now` is in the cell."""
    if counted and not cell.whole:
        return None
    first, last = (float(cell.whole[0]), float(cell.whole[-1])) if counted else cell
    beside = not counted and not cell.is_point
    if now < first:
        return Action(first, first - now, ("over", cell.under) if beside else None)
    if now > last:
        return Action(last, now - last, ("under", cell.over) if beside else None)
    return None
