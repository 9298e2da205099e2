"""Partition the values of each signal into equivalence classes under the rules, with a probability for each class.

Two values of a signal are equivalent if every comparison in the rules gives the same truth value for both. Without a
prior, values are taken to be uniformly distributed over the range of the signal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from math import ceil, floor, fsum
from typing import Any, NamedTuple

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import ObservationError, Problem, QuestionError, shown, suggestion
from intimacy_kit.model.conditions import Atom
from intimacy_kit.model.fields import MAX_MAGNITUDE, bare, of_partner
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import atoms_by_name, cells, named_values, thresholds
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_number, plain_text
from intimacy_kit.reasoning.case.intake import MAX_ITEMS, Intake

Weights = Mapping[float, float] | Mapping[str, float] | Mapping[bool, float] | Callable[[Value], float]
Prior = Mapping[str, Weights]
"""By signal: a weight for each value, or a function from values to weights. Other signals stay uniform."""

MAX_VALUES = 1001
"""Maximum values at which a weight function is evaluated; a wider range is sampled at evenly spaced values."""


class AnswerClass(NamedTuple):
    """An equivalence class of the values of a signal.

    Attributes:
        value: a representative.
        weight: the probability of the class; the weights of a signal add up to 1.
    """

    value: Value
    weight: float


AnswerClasses = Mapping[str, tuple[AnswerClass, ...]]
"""The classes of each signal, by its id."""


class AnswerPartition:
    """The partition of the values of every signal of a rule book. Built once per knowledge base.

    Attributes:
        uniform: the classes with uniform probabilities.
    """

    def __init__(self, book: RuleBook) -> None:
        conditions = [rule.when for rule in book.safety]
        conditions += [step.when for found in book.findings for rule in found.rules for step in rule.steps]
        atoms = atoms_by_name(conditions)
        self._intake = Intake(book.signals)
        self._atoms = {id: atoms.get(id, ()) for id in book.signals}
        self.uniform: AnswerClasses = {id: self._uniform_classes(signal) for id, signal in book.signals.items()}

    def with_prior(self, prior: object) -> AnswerClasses:
        """Return the classes with the probabilities of a prior; the uniform ones for None.

        Raises:
            QuestionError: the prior is malformed, or does not fit the signals (IK430).
        """
        if prior is None:
            return self.uniform
        pairs = _pairs(prior, 'give a dict by signals, such as {"trust": {3: 1, 8: 2}}')
        named = [(_signal(self._intake, id), given) for id, given in pairs]
        named += [(of_partner(id), given) for id, given in named if of_partner(id) in self._intake.signals]
        own = {id: self._merged(id, _weighed(self._intake, id, given)) for id, given in named}
        return {**self.uniform, **own}

    def key(self, id: str, value: Value) -> tuple[Truth, ...]:
        """Return the truth value of each comparison on a signal for this value: equal within a class."""
        return tuple(evaluate(atom, {id: value}.get).truth for atom in self._atoms[id])

    def _uniform_classes(self, signal: Signal) -> tuple[AnswerClass, ...]:
        classes = self._merged(signal.id, _uniform(signal, self._atoms[signal.id]))
        if signal.spec.is_wide:  # the classes are equally likely, whatever their width
            return tuple(one._replace(weight=1 / len(classes)) for one in classes)
        return classes

    def _merged(self, id: str, weighed: Iterable[tuple[Value, float]]) -> tuple[AnswerClass, ...]:
        """Sum the weights of equivalent values and normalize them; classes with no weight are left out."""
        found: dict[tuple[Truth, ...], AnswerClass] = {}
        for value, weight in weighed:
            if weight > 0:
                key = self.key(id, value)
                before = found.get(key, AnswerClass(value, 0.0))
                found[key] = AnswerClass(before.value, before.weight + weight)
        total = fsum(one.weight for one in found.values())
        shares = (AnswerClass(one.value, one.weight / total) for one in found.values())
        return tuple(one for one in shares if one.weight > 0)  # a share may underflow to 0


def _uniform(signal: Signal, atoms: Iterable[Atom]) -> Iterator[tuple[Value, float]]:
    """Yield a value of each class with its weight: the count of whole numbers, else the width of the cell."""
    if not signal.is_number:
        yield from ((value, 1.0) for value in named_values(signal))
        return
    low, high = signal.bounds
    counted = signal.is_counted and ceil(low) <= floor(high)
    found = cells(low, high, [low, *thresholds(atoms), high])
    narrow = all(cell.is_point for cell in found)  # a range of so few doubles that each is a cell
    for cell in found:
        if counted and cell.whole:
            yield float(cell.whole[0]), float(len(cell.whole))
        elif not counted and narrow:
            yield cell.first, 1.0
        elif not counted and not cell.is_point:  # a point has no width
            yield cell.under + (cell.over - cell.under) / 2, cell.over - cell.under


def _pairs(given: object, help: str) -> list[tuple[Any, Any]]:
    """Return the items of a mapping that was given from outside."""
    try:
        if issubclass(type(given), Mapping):
            pairs = [(key, value) for key, value in islice(given.items(), MAX_ITEMS + 1)]  # type: ignore[attr-defined]  # a mapping
            if len(pairs) <= MAX_ITEMS:
                return pairs
    except Exception as error:
        raise _unusable("a prior cannot be read", help) from error
    raise _unusable("a prior must be a mapping of signal ids to weights", help)


def _signal(intake: Intake, id: object) -> str:
    """Return the id of a known signal as plain text."""
    name = plain_text(id)
    if name is not None and name in intake.signals and bare(name) == name:
        return name
    known = [id for id in intake.signals if bare(id) == id] if name else []
    raise _unusable(
        f"unknown signal {shown(name)} in a prior" if name else "a prior has a key that is not a signal id",
        suggestion(name or "", known, "the schema of observations lists all signals"),
    )


def _weighed(intake: Intake, id: str, given: object) -> list[tuple[Value, float]]:
    """Return the values of a signal with their weights under a prior, checked."""
    help = "give each value a weight, such as {True: 1, False: 4}, or give a function from values to weights"
    pairs = _asked(intake.signals[id], given) if callable(given) else _pairs(given, help)
    weighed = [(_value(intake, id, value), _weight(id, weight)) for value, weight in pairs]
    if not any(weight for _, weight in weighed):
        raise _unusable(f"the prior of {shown(id)} has no weight", "give some value a weight over 0")
    return weighed


def _asked(signal: Signal, weigh: Callable[[Value], Any]) -> list[tuple[Value, Any]]:
    try:
        return [(value, weigh(value)) for value in _values(signal)]
    except Exception as error:
        help = "see the cause of this error"
        raise _unusable(f"the prior function of {shown(signal.id)} failed", help) from error


def _values(signal: Signal) -> list[Value]:
    """Return all values of a signal; evenly spaced ones for a number with more than `MAX_VALUES`."""
    if not signal.is_number:
        return list(named_values(signal))
    low, high = signal.bounds
    first, last = ceil(low), floor(high)
    if signal.is_counted and first <= last < first + MAX_VALUES:
        return [float(number) for number in range(first, last + 1)]
    return [low + (high - low) * (step / (MAX_VALUES - 1)) for step in range(MAX_VALUES)]


def _value(intake: Intake, id: str, value: object) -> Value:
    try:
        return intake.check({id: value})[id]
    except ObservationError as error:
        help = error.help
    except KeyError:
        help = "None has no weight: omit it"
    raise _unusable(f"the prior of {shown(id)} has an invalid value", help)


def _weight(id: str, weight: object) -> float:
    number = plain_number(weight)
    if number is not None and 0 <= number <= MAX_MAGNITUDE:
        return number
    help = "a weight is a number from 0, such as a share or a count of people"
    raise _unusable(f"the prior of {shown(id)} has an invalid weight", help)


def _unusable(message: str, help: str) -> QuestionError:
    return QuestionError(Problem("IK430", message, help))
