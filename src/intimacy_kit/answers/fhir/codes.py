"""The names of FHIR R4 that are read and written, and the LOINC codes of signals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.instruments.registry import instruments

LOINC = "http://loinc.org"
_EXTENSION = "http://hl7.org/fhir/StructureDefinition/"
ORDINAL_VALUE = f"{_EXTENSION}ordinalValue"
ITEM_WEIGHT = f"{_EXTENSION}itemWeight"
MINIMUM, MAXIMUM = f"{_EXTENSION}minValue", f"{_EXTENSION}maxValue"
UNIT, NOTE = f"{_EXTENSION}questionnaire-unit", f"{_EXTENSION}designNote"
ABSENT = f"{_EXTENSION}data-absent-reason"
YES, NO = ("LA33-6", "Y"), ("LA32-8", "N")
"""Codes of yes and no, of LOINC and of HL7."""


class Part(NamedTuple):
    """What an item answers.

    Attributes:
        signal: the id of a signal.
        item: the place of the item in what it is asked by; None for all of it.
        at_least: for a flag of a published questionnaire, the answer from which on it is true.
        ends: the lowest and the highest answer to that.
    """

    signal: str
    item: int | None = None
    at_least: int | None = None
    ends: tuple[int, int] = (0, 0)


def item_id(signal: str, number: int) -> str:
    """Return the linkId of an item, by its number from 1, of what a signal is asked by."""
    return f"{signal}.{number}"


def parts_by_link(signals: Mapping[str, Signal]) -> dict[str, Part]:
    """Return what the linkIds of the form here answer."""
    found = {id: Part(id) for id in signals}
    for id, signal in signals.items():
        found |= {item_id(id, number): Part(id, number - 1) for number in range(1, len(signal.items) + 1)}
    return found


def parts_by_code(signals: Mapping[str, Signal]) -> dict[str, Part]:
    """Return what items with LOINC codes answer."""
    found: dict[str, Part] = {}
    for id, signal in signals.items():
        if signal.scale is not None:
            found |= {code: Part(id, place) for place, code in enumerate(signal.scale.codes)}
            if signal.scale.code is not None:
                found[signal.scale.code] = Part(id)
    for instrument in instruments().values():
        for scale in instrument.scales:
            if scale.feeds is not None and instrument.codes and _is_flag(signals.get(scale.feeds)):
                part = Part(scale.feeds, None, scale.at_least, instrument.range)
                found |= {instrument.codes[number - 1]: part for number in scale.items}
    return found


@cache
def values_by_code() -> Mapping[str, float]:
    """Return the values of answers with LOINC codes, such as "several days" of the PHQ."""
    return {
        code: float(value)
        for instrument in instruments().values()
        for value, code in enumerate(instrument.answer_codes, start=instrument.range[0])
    }


def _is_flag(signal: Signal | None) -> bool:
    return signal is not None and signal.spec.value_type == "flag"
