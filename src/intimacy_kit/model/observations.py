"""Observations: one case, already checked against the signals."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from types import MappingProxyType

from intimacy_kit.errors import ObservationError, Problem

Value = float | bool | str
"""What one signal can hold: a number (always a float), a flag, or the id of a choice."""

Answer = Value | None
"""What somebody answered, as apps give it: a number, a flag, the id of a choice; None is the same as not answered."""

Answers = Mapping[str, Answer]
"""The answers of one person, by the ids of signals."""


class Observations(Mapping[str, Value]):
    """The values of some signals, by id, in the order of the ids. A signal that is missing is unknown.

    Made by `KnowledgeBase.observations`, which checks every value. Its `repr` tells how many there are, not what.

    Raises:
        ObservationError: what it is made of is no mapping of plain text to plain values (IK301).
    """

    __slots__ = ("_values",)

    def __init__(self, checked: Mapping[str, Value]) -> None:
        values = _plain(checked)
        if values is None:
            help = "use `kb.observations(...)`, which checks what was answered"
            raise ObservationError(Problem("IK301", "these are no checked observations", help))
        self._values = MappingProxyType(values)

    def __getitem__(self, signal: str) -> Value:
        return self._values[signal]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._values))

    def __len__(self) -> int:
        return len(self._values)

    def items(self) -> ItemsView[str, Value]:
        return {name: self._values[name] for name in self}.items()

    def __reduce__(self) -> tuple[type[Observations], tuple[dict[str, Value]]]:
        return Observations, (dict(self._values),)

    def __hash__(self) -> int:
        return hash(tuple(self.items()))

    def __repr__(self) -> str:
        return f"Observations({len(self)} answered)"


def _plain(given: object) -> dict[str, Value] | None:
    """The same as a dict; None for what was not checked. Foreign objects may raise whatever they like."""
    try:
        if not issubclass(type(given), Mapping):
            return None
        pairs = list(given.items())  # type: ignore[attr-defined]  # a mapping by its type
        if all(type(name) is str and type(value) in (float, bool, str) for name, value in pairs):
            return dict(pairs)
    except Exception:  # noqa: BLE001, S110 - it may quote values
        pass
    return None
