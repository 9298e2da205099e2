"""Define observations: the validated answers of one case."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from types import MappingProxyType

from intimacy_kit.errors import ObservationError, Problem

Value = float | bool | str
"""The value of a signal: a number (always a float), a flag, or the id of a choice."""

Answer = Value | Sequence[float | None] | None
"""An answer as apps give it: a number, a flag, or the id of a choice; None means not answered.

A signal with items also takes the list of their answers, None for what was not answered.
"""

Answers = Mapping[str, Answer]
"""The answers of one person, by the ids of signals."""

Values = Mapping[str, Value]
"""Validated answers, by the ids of signals."""


class Observations(Mapping[str, Value]):
    """The values of signals by id, ascending. A missing signal is unknown.

    Made by `KnowledgeBase.observations`, which validates every value. Its `repr` shows the number of answers only.

    Raises:
        ObservationError: the argument is not a mapping of plain text to plain values (IK301).
    """

    __slots__ = ("_values",)

    def __init__(self, checked: Mapping[str, Value]) -> None:
        values = _plain(checked)
        if values is None:
            help = "call `kb.observations(...)`, which validates the answers"
            raise ObservationError(Problem("IK301", "observations must be created by `kb.observations(...)`", help))
        self._values = MappingProxyType(values)

    @classmethod
    def trusted(cls, values: Mapping[str, Value]) -> Observations:
        """Hold answers that the library itself has checked."""
        observations = cls.__new__(cls)
        observations._values = MappingProxyType({**values})
        return observations

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
    """Convert a mapping to a dict; None if it has other types than validated values. Foreign objects may raise."""
    try:
        if not issubclass(type(given), Mapping):
            return None
        plain = dict(given.items())  # type: ignore[attr-defined]  # a mapping by its type
        if {*map(type, plain)} <= {str} and {*map(type, plain.values())} <= {float, bool, str}:
            return plain
    except Exception:  # noqa: BLE001, S110 - a foreign object may raise anything, and its message may quote values
        pass
    return None
