"""Generate the JSON Schema of observations, for forms, interfaces and structured output of language models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intimacy_kit.model.signals import Signal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def observations_schema(signals: Mapping[str, Signal], *, required: bool) -> dict[str, Any]:
    """Return the JSON Schema of the observations of one person.

    Args:
        signals: by id.
        required: whether every signal must be present; its value may still be null.
    """
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "Observations",
        "description": "Answers about a relationship. Null, or left out, means not answered: never zero or no.",
        "type": "object",
        "properties": {id: _answer(signal) for id, signal in signals.items()},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(signals)
    return schema


def _answer(signal: Signal) -> dict[str, Any]:
    described = {"title": signal.title, "description": _description(signal)}
    limits: dict[str, Any] = {}
    if signal.choices:
        limits = {"enum": [*signal.choices, None]}
    elif signal.is_number:
        limits = dict(zip(("minimum", "maximum"), signal.bounds, strict=True))
    return {"type": [signal.spec.json_type, "null"], **limits, **described}


def _description(signal: Signal) -> str:
    parts = [signal.question]
    if signal.spec.words:
        parts.append(f"From {', '.join(f'{value} {label}' for value, label in signal.options)}.")
    elif signal.unit:
        parts.append(f"In {signal.unit}.")
    elif signal.choices and signal.labels:
        parts.append(f"Choices: {', '.join(f'{choice} ({label})' for choice, label in signal.options)}.")
    elif signal.labels:
        parts.append(f"{'; '.join(f'{str(value).lower()}: {label}' for value, label in signal.options)}.")
    if signal.asks == "alone":
        parts.append("To be asked in private only.")
    return " ".join(parts)
