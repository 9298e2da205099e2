"""Read one answer of a QuestionnaireResponse as a flag, a number or a choice; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from intimacy_kit.answers.fhir import codes
from intimacy_kit.model.signals import Signal


class Unreadable(NamedTuple):
    """Why an answer cannot be read: what would be."""

    help: str


FLAG = Unreadable("it is a `valueBoolean`, or a `valueCoding` of yes or no of LOINC (LA33-6, LA32-8) or HL7 (Y, N)")
NUMBER = Unreadable(
    "it is a number, or a `valueCoding` with an `ordinalValue` or `itemWeight` or a code of the form; "
    "give the `questionnaire` if the values stand there"
)
CHOICE = Unreadable("it is a `valueCoding` with the id of a choice as its code")


def is_absent(answer: Mapping[str, Any]) -> bool:
    """Return whether an answer says that there is none."""
    held = [
        answer,
        *(value for name, value in answer.items() if str(name).startswith("_value") and isinstance(value, dict)),
    ]
    return any(url == codes.ABSENT for one in held for url, _ in _extensions(one)) and _value(answer) is None


def flag_of(answer: Mapping[str, Any]) -> bool | Unreadable:
    """Return the answer to a question of yes or no."""
    value = _value(answer)
    if isinstance(value, bool):
        return value
    code = value.get("code") if isinstance(value, dict) else None
    return True if code in codes.YES else False if code in codes.NO else FLAG


def value_of(signal: Signal, answer: Mapping[str, Any], options: object) -> float | str | Unreadable:
    """Return the answer to a signal that is no flag."""
    if signal.spec.value_type == "choice":
        value = _value(answer)
        code = value.get("code") if isinstance(value, dict) else None
        return code if isinstance(code, str) else CHOICE
    return number_of(answer, options, {str(value): float(value) for value, _ in signal.options})


def number_of(answer: Mapping[str, Any], options: object, named: Mapping[str, float]) -> float | Unreadable:
    """Return an answer as a number.

    Args:
        answer: one of a response.
        options: the `answerOption` of its item, if the questionnaire is known.
        named: the values of codes.
    """
    value = _value(answer)
    if isinstance(value, dict) and "code" not in value and "value" in value:
        value = value["value"]  # a quantity
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, dict):
        return NUMBER
    found = _weight(answer, value)
    if found is None:
        for option in options if isinstance(options, list) else []:
            coding = _value(option) if isinstance(option, dict) else None
            if isinstance(coding, dict) and _same(coding, value):
                found = _weight(option, coding)
    if found is None:
        found = named.get(value["code"]) if isinstance(value.get("code"), str) else None
    return NUMBER if found is None else found


def _value(answer: Mapping[str, Any]) -> Any:
    """Return the value of an answer, of whatever type; None if it has none, or several."""
    values = [value for name, value in answer.items() if str(name).startswith("value")]
    return values[0] if len(values) == 1 else None


def _weight(*held: Mapping[str, Any]) -> float | None:
    """Return the value that an extension gives to an answer."""
    for one in held:
        for url, extension in _extensions(one):
            value = extension.get("valueDecimal")
            if url in (codes.ORDINAL_VALUE, codes.ITEM_WEIGHT) and isinstance(value, int | float):
                return None if isinstance(value, bool) else value
    return None


def _extensions(one: Mapping[str, Any]) -> Iterator[tuple[object, Mapping[str, Any]]]:
    listed = one.get("extension")
    yield from (
        ((each.get("url"), each) for each in listed if isinstance(each, dict)) if isinstance(listed, list) else ()
    )


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one.get("code") == other.get("code") and one.get("system") == other.get("system")
