"""Encode checked values as JSON, and decode them without checking them again.

Text, numbers, flags and nothing stand for themselves, and tuples are lists. Models and named tuples are objects with
one key, the fields in their order: `{"concepts.Link": ["lack_of_quality_time", 0.8]}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from intimacy_kit.model.evidence import Certainty
from intimacy_kit.model.fields import Frozen, trusted
from intimacy_kit.model.labels import Option
from intimacy_kit.model.scoring import AskedScale, Item, ScoredItem, Scoring
from intimacy_kit.model.signals import Signal

_ASKED_BY = "asked_by"
"""The key of a signal and the scale of its instrument, which is not one of its fields."""

_TUPLES = (AskedScale, Item, Option, ScoredItem, Scoring)
_PLAIN = frozenset({str, float, int, bool, type(None)})


def encoded(value: Any) -> Any:
    """Return a value as JSON has it.

    Raises:
        TypeError: it, or what is in it, is of another type.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [encoded(part) for part in value]
    if kind is Signal and value.scale is not None:
        return {_ASKED_BY: [_object(value), encoded(value.scale)]}
    if isinstance(value, Frozen) or kind in _TUPLES:
        return _object(value)
    if kind is Certainty:
        return {_name(kind): str(value)}
    raise TypeError(f"{kind.__name__} cannot be encoded")


def _object(value: Any) -> dict[str, Any]:
    fields = value if isinstance(value, tuple) else vars(value).values()
    return {_name(type(value)): [encoded(field) for field in fields]}


def _name(kind: type) -> str:
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


def decoded(content: bytes) -> Any:
    """Return what was encoded. Objects with other keys are dicts."""
    return _tuples(json.loads(content, object_hook=partial(_decoded, dict(_makers()))))


def _decoded(makers: Mapping[str, Callable[[Any], Any]], read: dict[str, Any]) -> Any:
    if len(read) == 1:
        ((name, value),) = read.items()
        if name in makers:
            return makers[name](value)
    return {name: _tuples(value) for name, value in read.items()}


def _makers() -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Yield what makes the values of each type, by its name."""
    yield _ASKED_BY, lambda value: value[0].asked_by(value[1])
    yield _name(Certainty), Certainty
    for kind in _TUPLES:
        yield _name(kind), partial(_tuple, kind)
    for model in _models(Frozen):
        yield _name(model), partial(_signal if issubclass(model, Signal) else _model, model, tuple(model.model_fields))


def _models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    for model in base.__subclasses__():
        if model.__module__.startswith("intimacy_kit.model."):  # not those of others
            yield model
        yield from _models(model)


def _model(model: type[Frozen], names: tuple[str, ...], values: list[Any]) -> Frozen:
    return trusted(model, _fields(names, values))


def _signal(model: type[Frozen], names: tuple[str, ...], values: list[Any]) -> Frozen:
    """Return a signal, which has more than its fields."""
    return model.model_construct(**_fields(names, values))


def _fields(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    told = [_tuples(value) if type(value) is list else value for value in values]
    return dict(zip(names, told, strict=True))


def _tuple(kind: Callable[..., Any], values: list[Any]) -> Any:
    return kind(*map(_tuples, values))


def _tuples(value: Any) -> Any:
    return tuple([_tuples(part) if type(part) is list else part for part in value]) if type(value) is list else value
