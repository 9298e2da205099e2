"""Serialize diagnoses to JSON and plain data, and read them back unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from pydantic import ValidationError

from intimacy_kit.canonical_json import digest
from intimacy_kit.errors import Problem, StoredDiagnosisError
from intimacy_kit.model.result import Record
from intimacy_kit.model.validation_messages import first_error

MAX_ITEMS = 1_000_000
"""Maximum items of a stored diagnosis, nested ones included; more are an error."""
_CONCERNS = {"__all__": {"title": True, "text": True, "support": {"__all__": {"title", "in_short", "steps"}}}}
_OF_RESULTS: Mapping[str, Any] = {
    "safety": dict.fromkeys(("concerns", "cautions", "ended"), _CONCERNS),
    "findings": {"__all__": {"title", "in_short"}},
    "components": {"__all__": {"title", "in_short"}},
    "indexes": {"__all__": {"title": True, "levels": {"__all__": {"title"}}}},
}
TEXTS: Mapping[str, Any] = {
    **_OF_RESULTS,
    "partners": {"__all__": _OF_RESULTS},
    "earlier": {"concerns": {"__all__": _CONCERNS}},
    "remedies": {
        "__all__": {
            "strategy": {"title": True, "text": True, "evidence": {"note"}},
            "reasons": {"__all__": {"title"}},
            "first": {"__all__": {"title"}},
            "suited": {"__all__": {"reasons": {"__all__": {"title"}}}},
            "waiting": {"__all__": {"title"}},
            "practices": {"__all__": {"title", "in_short", "steps"}},
        }
    },
    "locale": True,
    "level_words": True,
}
"""What of a record is told: its texts and their locale, no part of its digest. In the form of pydantic's `exclude`."""

ANSWERS: Mapping[str, Any] = {"observations": True, "earlier": True, "partners": {"__all__": {"observations"}}}
"""What of a record holds answers: of these and of earlier check-ins. In the form of pydantic's `exclude`."""

_PLAIN = (str, int, float, bool, type(None))


def to_dict(record: Record, *, answers: bool = True) -> dict[str, Any]:
    """Return a diagnosis as plain data, which can be read again if it has the answers."""
    return record.model_dump(mode="json", exclude=None if answers else ANSWERS)


def to_json(record: Record, indent: int | None) -> str:
    """Return a diagnosis as JSON text."""
    return dumps(to_dict(record), ensure_ascii=False, indent=indent, allow_nan=False)


def from_json(text: str | bytes) -> Record:
    """Return the diagnosis that was stored as JSON text.

    Raises:
        StoredDiagnosisError: it cannot be read (IK501).
    """
    if not issubclass(type(text), str | bytes):
        raise unreadable("it is neither text nor bytes", "`from_dict` reads what `to_dict` gave")
    try:
        return _whole(Record.model_validate_json(text))
    except ValidationError as error:
        wrong = first_error(error)
    raise unreadable(wrong)


def from_dict(data: Mapping[str, Any]) -> Record:
    """Return the diagnosis that was stored as plain data.

    Raises:
        StoredDiagnosisError: it cannot be read (IK501).
    """
    text = _as_json(data)
    if text is None:
        raise unreadable("it is not plain data")
    return from_json(text)


def record_digest(record: Record) -> str:
    """Return the SHA-256 of a whole record without its texts and locale, as canonical JSON."""
    return digest(record.model_dump(mode="json", exclude=TEXTS))


def _as_json(data: object) -> str | None:
    """Return plain data as JSON, None for anything else: foreign objects may be endless, or quote values in errors."""
    waiting, size = [data], 1
    while waiting:
        item = waiting.pop()
        if type(item) is dict or type(item) is list:
            size += len(item)
            waiting += item.values() if type(item) is dict else item
        elif not any(type(item) is plain for plain in _PLAIN):
            return None
        if size > MAX_ITEMS:
            return None
    try:
        return dumps(data, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return None


def _whole(record: Record) -> Record:
    if record.unknown is None:
        raise unreadable("'unknown' is missing")
    return record


def unreadable(what: str, help: str = "give what `to_json` or `to_dict` gave, unchanged") -> StoredDiagnosisError:
    """Return the error for something that is not a stored diagnosis."""
    return StoredDiagnosisError(Problem("IK501", f"not a stored diagnosis: {what}", help))
