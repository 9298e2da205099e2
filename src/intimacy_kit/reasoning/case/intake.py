"""Validate observations given by an app. Nothing is guessed or converted, and no value appears in an error."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, cast

from intimacy_kit.errors import MAX_PROBLEMS_SHOWN, ObservationError, Problem, shown, suggestion
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.fields import bare
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.scoring import AskedScale
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import InvalidReason, ItemError, item_answers, parse_answer, plain_text
from intimacy_kit.reasoning.case.couples import checked

MAX_ITEMS = 100_000
"""Maximum items of a mapping other than a dict, as it could be endless; more are an error."""

GAPS = (
    "leave out what was not answered, or give None; before the rows of a frame of pandas are diagnosed one by one: "
    "`df.astype(object).where(df.notna(), None)`"
)
"""The help for NaN and NA."""

OF_TWO = "answers of two partners are kept apart as a and b: in Python `Couple(a={...}, b={...})`"
"""The help where answers look as if they were of two."""

_NOTHING = (1.0, 0.0)
"""A range without any number."""


class Intake:
    """A validator of observations against the signals. Prepared once per knowledge base."""

    def __init__(self, signals: Mapping[str, Signal]) -> None:
        self.signals: Mapping[str, Signal] = signals
        self._flags = frozenset(id for id, signal in signals.items() if signal.spec.value_type == "flag")
        self._ranges = {id: signal.bounds for id, signal in signals.items() if signal.is_number}

    def check(self, given: object) -> dict[str, Value]:
        """Return the checked values of one person by signal. A value of None means not answered, and is left out.

        Raises:
            ObservationError: it has a problem for each invalid name or value.
        """
        return self._checked(_items(given))

    def partners(self, couple: Couple) -> tuple[dict[str, Value], dict[str, Value]]:
        """Return the checked values of each of two partners.

        Raises:
            ObservationError: it has a problem for each invalid name or value, with the partner.
        """
        return checked(couple, self.check)

    def changes(self, *given: object) -> dict[str, Value | None]:
        """Return checked changes of a live case: as `check`, but None is kept, for an answer that is taken back.

        Args:
            given: mappings; the last value of a signal counts.
        """
        pairs = _items(given[0]) if len(given) == 1 else [pair for one in given for pair in _items(one)]
        values = self._checked(pairs)
        if len(values) == len(pairs):  # each answered, and once
            return {**values}
        return {name: values.get(name) for name, _ in _named(pairs)}

    def retracted(self, signals: Iterable[object]) -> dict[str, Value | None]:
        """Return the changes that take back the answers to these signals."""
        pairs: list[tuple[Any, None]] = [(signal, None) for signal in signals]
        self._checked(pairs)
        return dict(_named(pairs))

    def about(self, ids: Collection[str], given: Values) -> dict[str, Value]:
        """Return those of these answers to some signals that fit the signals as they are here."""
        return {
            id: value
            for id, value in given.items()
            if id in ids and not isinstance(parse_answer(self.signals[id], value), InvalidReason)
        }

    def _checked(self, given: Iterable[tuple[Any, Any]]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        range_of = self._ranges.get
        for name, value in given:
            if type(name) is str:  # a subclass could have any hash
                if type(value) is float or type(value) is int:
                    low, high = range_of(name, _NOTHING)
                    if low <= value <= high:
                        values[name] = value + 0.0  # always a float, never -0.0
                        continue
                elif type(value) is bool and name in self._flags:
                    values[name] = value
                    continue
            self._slowly(name, value, values, problems)
        if problems:
            raise ObservationError(problems)
        return values

    def _is_of_two(self, name: str | None, value: object) -> bool:
        """Return whether a name that is no signal's looks as if somebody had put the answers of two into one case."""
        if name is None:
            return False
        ending = name.endswith(("_a", "_b")) and name[:-2] in self.signals
        return type(value) is dict or ending or bare(name) in self.signals

    def _slowly(self, name: object, value: object, values: dict[str, Value], problems: list[Problem]) -> None:
        """Check an item that is not a plain number within the range of a known signal."""
        id = plain_text(name)
        if id is None or id not in self.signals:
            known = self.signals if len(problems) < MAX_PROBLEMS_SHOWN else ()  # the search for similar names is slow
            problems.append(_unknown_signal(id, list(known), of_two=self._is_of_two(id, value)))
            return
        values.pop(id, None)  # the last value counts, also where it is no answer
        if (scale := self.signals[id].scale) is not None and _is_list(value):
            answers = item_answers(scale.scoring.items, cast("Sequence[object]", value))
            if isinstance(answers, ItemError):
                problems.append(_item_problem(id, scale, answers))
            elif (score := scale.scoring.score(answers)) is not None:
                values[id] = score
        elif value is not None:
            plain = parse_answer(self.signals[id], value)
            if isinstance(plain, InvalidReason):
                problems.append(_problem(self.signals[id], plain))
            else:
                values[id] = plain


def _named(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """Convert checked names to plain text: a subclass of str could have any hash."""
    return ((plain, value) for name, value in pairs if (plain := plain_text(name)) is not None)


def _is_list(given: object) -> bool:
    """Return whether it is a list or a tuple. The type of a foreign object may raise where it is compared by `==`."""
    return type(given) is list or type(given) is tuple


def _items(given: object) -> list[tuple[Any, Any]]:
    if type(given) is dict:
        return list(given.items())
    try:
        if issubclass(type(given), Mapping):
            pairs = [(name, value) for name, value in islice(given.items(), MAX_ITEMS + 1)]  # type: ignore[attr-defined]  # a mapping
            if len(pairs) <= MAX_ITEMS:
                return pairs
    except Exception:  # noqa: BLE001, S110 - whatever a foreign object raises, it may quote values
        pass
    help = 'pass a dict such as {"quality_time_hours": 1.5}'
    if _is_list(given) and any(type(one) is dict for one in cast("Sequence[object]", given)):
        help = OF_TWO
    raise ObservationError(Problem("IK301", "observations must be a mapping of signal ids to values", help))


def _problem(signal: Signal, unfit: InvalidReason) -> Problem:
    """Return the problem with a value, and its help."""
    name, low_to_high = shown(signal.id), _range_text(signal)
    match unfit:
        case InvalidReason.GAP:
            return Problem("IK305", f"{name} is NaN or NA, which is not an answer", GAPS)
        case InvalidReason.INFINITE:
            return Problem("IK305", f"{name} is not finite", f"use a number {low_to_high}")
        case InvalidReason.RANGE:
            unit = f", in {signal.unit}" if signal.unit else ""
            return Problem("IK304", f"{name} is outside its range", f"use a number {low_to_high}{unit}")
        case InvalidReason.CHOICE:
            return Problem("IK306", f"{name} is not one of its choices", _choices(signal))
        case _:
            wanted, help = _kind(signal)
            return Problem("IK303", f"{name} must be {wanted}", help)


def _item_problem(id: str, scale: AskedScale, error: ItemError) -> Problem:
    """Return the problem with the answers to items."""
    count = len(scale.scoring.items)
    if error.item is None:
        help = f"give a list of {count} numbers, with None for what was not answered"
        return Problem("IK303", f"{shown(id)} needs an answer to each of its {count} items", help)
    item = next(item for item in scale.scoring.items if item.number == error.item)
    help = f"use whole numbers from {item.minimum} to {item.maximum}, and None for what was not answered"
    name = f"item {error.item} of {shown(id)}"
    if error.reason is InvalidReason.RANGE:
        return Problem("IK304", f"{name} is outside its range", help)
    if error.reason is InvalidReason.GAP:
        return Problem("IK305", f"{name} is NaN or NA, which is not an answer", help)
    return Problem("IK303", f"{name} must be a whole number", help)


def _kind(signal: Signal) -> tuple[str, str]:
    """Return what the values of a signal are, and the help for giving one."""
    if signal.spec.value_type == "flag":
        return "true or false", "use true or false: numbers and text are not converted"
    if signal.spec.value_type == "choice":
        return "one of its choices, as text", _choices(signal)
    help = "use a number: text and booleans are not converted; leave out what was not answered"
    if signal.spec.words:
        help = f"use {', '.join(f'{value} for {label}' for value, label in signal.options)}"
    return f"a number {_range_text(signal)}", help


def _choices(signal: Signal) -> str:
    return f"choices are {', '.join(signal.choices)}"


def _range_text(signal: Signal) -> str:
    low, high = signal.bounds
    return f"from {low:g} to {high:g}"


def _unknown_signal(name: str | None, known: list[str], *, of_two: bool) -> Problem:
    if name is None:
        return Problem("IK302", "a signal id must be text", "the schema of observations lists all signals")
    help = OF_TWO if of_two else suggestion(name, known, "the schema of observations lists all signals")
    return Problem("IK302", f"unknown signal {shown(name)}", help)
