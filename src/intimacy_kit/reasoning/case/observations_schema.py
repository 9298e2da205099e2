"""Generate the JSON Schema of observations, for forms, interfaces and structured output of language models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.scoring import ScoredItem
from intimacy_kit.model.signals import Signal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def observations_schema(signals: Mapping[str, Signal], say: Messages, *, required: bool) -> dict[str, Any]:
    """Return the JSON Schema of the observations of one person.

    Args:
        signals: by id.
        say: the messages of the locale of these signals.
        required: whether every signal must be present; its value may still be null.
    """
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": say.gettext("Observations"),
        "description": say.gettext(
            "Answers about a relationship. Null, or left out, means not answered: never zero or no."
        ),
        "type": "object",
        "properties": {id: _answer(signal, say) for id, signal in signals.items()},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(signals)
    return schema


def _answer(signal: Signal, say: Messages) -> dict[str, Any]:
    described = {"title": signal.title, "description": _description(signal, say)}
    limits: dict[str, Any] = {}
    if signal.choices:
        limits = {"enum": [*signal.choices, None]}
    elif signal.is_number:
        limits = dict(zip(("minimum", "maximum"), signal.bounds, strict=True))
    types = [signal.spec.json_type, "null"]
    if signal.scale is not None:  # or the answers to its items
        types.append("array")
        limits |= _items(signal.scale.scoring.items)
    return {"type": types, **limits, **described}


def _items(items: Sequence[ScoredItem]) -> dict[str, Any]:
    each = [{"type": ["integer", "null"], "minimum": item.minimum, "maximum": item.maximum} for item in items]
    return {"prefixItems": each, "minItems": len(each), "maxItems": len(each)}


def _description(signal: Signal, say: Messages) -> str:
    parts = [signal.question]
    if signal.items:
        told = " ".join(f"{number}. {item.text};" for number, item in enumerate(signal.items, start=1))
        answers = ", ".join(f"{value} {label}" for value, label in signal.items[0].options)
        parts += [
            told.rstrip(";") + ".",
            say.gettext("Give the answers to these, or their sum. Each: {choices}.", choices=answers),
        ]
    elif signal.spec.words:
        parts.append(say.gettext("From {choices}.", choices=_listed(signal, "{} {}")))
    elif signal.unit:
        parts.append(say.gettext("In {unit}.", unit=signal.unit))
    elif signal.choices and signal.labels:
        parts.append(say.gettext("Choices: {choices}.", choices=_listed(signal, "{} ({})")))
    elif signal.labels:
        parts.append(f"{_listed(signal, '{}: {}')}.")
    if signal.asks == "alone":
        parts.append(say.gettext("To be asked in private only."))
    return " ".join(parts)


def _listed(signal: Signal, pattern: str) -> str:
    """Return the options of a signal, each value as JSON has it, with its label."""
    return ", ".join(pattern.format(str(value).lower(), label) for value, label in signal.options)
