"""Encode checked values as JSON, and decode them without checking them again.

Text, numbers, flags and nothing stand for themselves, and tuples are lists. Models and named tuples are objects with
one key, the fields in their order: `{"concepts.Link": ["lack_of_quality_time", 0.8]}`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from intimacy_kit.model.evidence import Certainty
from intimacy_kit.model.fields import Frozen, trusted
from intimacy_kit.model.labels import Option
from intimacy_kit.model.scoring import AskedScale, Item, ScoredItem, Scoring
from intimacy_kit.model.signals import Signal

_ASKED_BY = "signals.asked_by"
"""The key of a signal and the scale of its instrument, which is not one of its fields. No id has a dot."""

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
    if kind in _TUPLES:
        return {_name(kind): [encoded(part) for part in value]}
    if kind is Certainty:
        return {_name(kind): str(value)}
    if not isinstance(value, Frozen) or not _is_ours(kind) or (kind.__private_attributes__ and kind is not Signal):
        raise TypeError(f"{kind.__name__} cannot be encoded")
    told = {_name(kind): [encoded(getattr(value, name)) for name in kind.model_fields]}
    if isinstance(value, Signal) and value.scale is not None:
        return {_ASKED_BY: [told, encoded(value.scale)]}
    return told


def _name(kind: type) -> str:
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


def _is_ours(model: type[Frozen]) -> bool:
    """Return whether a model is one of the library: a subclass of an app can have any name."""
    module = sys.modules.get(str(model.__module__))
    is_below = str(model.__module__).startswith("intimacy_kit.model.")
    return is_below and getattr(module, model.__name__, None) is model


def decoded(content: bytes) -> Any:
    """Return what was encoded, with all fields of models counted as given. Objects with other keys are dicts."""
    return _tuples(json.loads(content, object_hook=partial(_decoded, dict(_makers()))))


def _decoded(makers: Mapping[str, Callable[[Any], Any]], read: dict[str, Any]) -> Any:
    if len(read) == 1:
        ((name, value),) = read.items()
        if name in makers or "." in name:
            return makers[name](value)
    return {name: _tuples(value) for name, value in read.items()}


def _makers() -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Yield what makes the values of each type, by its name."""
    yield _ASKED_BY, lambda value: value[0].asked_by(value[1])
    yield _name(Certainty), Certainty
    for kind in _TUPLES:
        yield _name(kind), partial(_tuple, kind)
    for model in _models(Frozen):
        yield _name(model), partial(_private if model.__private_attributes__ else _model, model)


def _models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    for model in base.__subclasses__():
        if _is_ours(model):
            yield model
        yield from _models(model)


def _model(model: type[Frozen], values: list[Any]) -> Frozen:
    return trusted(model, _fields(model, values))


def _private(model: type[Frozen], values: list[Any]) -> Frozen:
    """Return a model that has more than its fields."""
    return model.model_construct(**_fields(model, values))


def _fields(model: type[Frozen], values: list[Any]) -> dict[str, Any]:
    told = [_tuples(value) if type(value) is list else value for value in values]
    return dict(zip(model.__pydantic_fields__, told, strict=True))


def _tuple(kind: Callable[..., Any], values: list[Any]) -> Any:
    return kind(*map(_tuples, values))


def _tuples(value: Any) -> Any:
    return tuple([_tuples(part) if type(part) is list else part for part in value]) if type(value) is list else value
