"""Make a Questionnaire of FHIR R4 of signals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from intimacy_kit.answers.fhir import codes
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.labels import Option
from intimacy_kit.model.scoring import AskedScale
from intimacy_kit.model.signals import Signal

Resource = dict[str, Any]


def questionnaire_of(signals: Mapping[str, Signal], say: Messages, *, locale: str | None, version: str) -> Resource:
    """Return the questions as a resource.

    Args:
        signals: by id, in the locale.
        say: the messages of the locale.
        locale: its name; None if the packs are as they are written.
        version: of the questionnaire.
    """
    return {
        "resourceType": "Questionnaire",
        **({"language": locale} if locale else {}),
        "version": version,
        "name": "IntimacyKitCheckIn",
        "title": say.gettext("Check-in about a relationship"),
        "status": "active",
        "subjectType": ["Patient"],
        "item": [_item(signal, say) for signal in signals.values()],
    }


def _item(signal: Signal, say: Messages) -> Resource:
    notes: list[Resource] = []
    if signal.asks == "alone":
        note = say.gettext("To be asked in private only.")
        notes.append({"url": codes.NOTE, "valueMarkdown": note})
    named = {"linkId": signal.id, "text": signal.question}
    if signal.scale is not None:
        return _extended(notes, {**named, **_group(signal, signal.scale)})
    if signal.spec.value_type == "flag":
        return _extended(notes, {**named, "type": "boolean"})
    if signal.options:
        return _extended(notes, {**named, "type": "choice", "answerOption": [_option(one) for one in signal.options]})
    low, high = signal.bounds
    value = "valueInteger" if signal.is_counted else "valueDecimal"
    notes += [{"url": codes.MINIMUM, value: _number(low, value)}, {"url": codes.MAXIMUM, value: _number(high, value)}]
    if signal.unit:
        notes.append({"url": codes.UNIT, "valueCoding": {"display": signal.unit}})
    return _extended(notes, {**named, "type": "integer" if signal.is_counted else "decimal"})


def _group(signal: Signal, scale: AskedScale) -> Resource:
    """Return the items of a published questionnaire, with its codes."""
    named = dict(zip((value for value, _ in signal.items[0].options), scale.answer_codes, strict=False))
    items = [
        {
            "linkId": codes.item_id(signal.id, number),
            **({"code": [{"system": codes.LOINC, "code": scale.codes[number - 1]}]} if scale.codes else {}),
            "text": item.text,
            "type": "choice",
            "answerOption": [_option(option, named) for option in item.options],
        }
        for number, item in enumerate(signal.items, start=1)
    ]
    code = {"code": [{"system": codes.LOINC, "code": scale.panel}]} if scale.panel else {}
    return {**code, "type": "group", "item": items}


def _option(option: Option, named: Mapping[float | bool | str, str] = MappingProxyType({})) -> Resource:
    """Return an answer with its name; a number has its value beside it."""
    if isinstance(option.value, str):
        return {"valueCoding": {"code": option.value, "display": option.label}}
    coding: Resource = {"code": str(option.value), "display": option.label}
    if option.value in named:
        coding = {"system": codes.LOINC, "code": named[option.value], "display": option.label}
    return {"extension": [{"url": codes.ORDINAL_VALUE, "valueDecimal": option.value}], "valueCoding": coding}


def _number(value: float, kind: str) -> float | int:
    return int(value) if kind == "valueInteger" else value


def _extended(extensions: Iterable[Resource], item: Resource) -> Resource:
    listed = list(extensions)
    return {"extension": listed, **item} if listed else item
