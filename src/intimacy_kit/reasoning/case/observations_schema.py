"""Generate the JSON Schema of observations, for forms, interfaces and structured output of language models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intimacy_kit.model.signals import FREQUENCY_WORDS, Signal

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FREQUENCIES = ", ".join(f"{number} {word}" for number, word in enumerate(FREQUENCY_WORDS))


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
    if signal.kind == "flag":
        return {"type": ["boolean", "null"], **described}
    if signal.kind == "choice":
        return {"type": ["string", "null"], "enum": [*signal.choices, None], **described}
    low, high = signal.bounds
    return {"type": ["number", "null"], "minimum": low, "maximum": high, **described}


def _description(signal: Signal) -> str:
    parts = [signal.question]
    if signal.kind == "frequency":
        parts.append(f"From {_FREQUENCIES}.")
    elif signal.unit:
        parts.append(f"In {signal.unit}.")
    if signal.labels:
        parts.append(f"Choices: {', '.join(f'{choice} ({signal.label(choice)})' for choice in signal.choices)}.")
    if signal.asks == "alone":
        parts.append("To be asked in private only.")
    return " ".join(parts)
