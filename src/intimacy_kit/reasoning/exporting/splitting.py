"""Split plain data into what is text and what is not, and tell how data differ, so that nothing is written twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVERY = "__all__"
"""Key of what is excluded from each item of a list, as pydantic writes it."""

Excluded = Mapping[str, Any]
"""By key True for all of it, or what is excluded from it: the `exclude` of pydantic as plain data."""


def plain_exclude(exclude: object) -> Any:
    """Return an `exclude` of pydantic with mappings for its sets."""
    if isinstance(exclude, set | frozenset):
        return dict.fromkeys(sorted(exclude), True)
    return {key: plain_exclude(value) for key, value in exclude.items()} if isinstance(exclude, Mapping) else exclude


def without(data: Any, exclude: Any) -> Any:
    """Return plain data without what is excluded."""
    if isinstance(data, list):
        return [without(item, exclude.get(EVERY, {})) for item in data]
    if not isinstance(data, dict):
        return data
    return {key: without(value, exclude.get(key, {})) for key, value in data.items() if exclude.get(key) is not True}


def only(data: Any, exclude: Any) -> Any:
    """Return what `without` leaves out of plain data: a list has an item for each item."""
    if isinstance(data, list):
        return [only(item, exclude.get(EVERY, {})) for item in data]
    found: dict[str, Any] = {}
    for key, wanted in exclude.items():
        if isinstance(data, dict) and key in data:
            found[key] = data[key] if wanted is True else only(data[key], wanted)
    return found


def difference(base: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of each section of data is other than in the base: entries by id, None for those that are gone.

    Of entries that are mappings, only keys with other values are given. Sections without a difference are left out.
    """
    found: dict[str, Any] = {}
    for section, entries in other.items():
        changed = _changed(base[section], entries)
        if changed is not _SAME:
            found[section] = changed
    return found


_SAME = object()


def _changed(before: Any, after: Any) -> Any:
    """Return what is other; `_SAME` if nothing is."""
    if before == after:
        return _SAME
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return after
    changes = {key: _changed(before[key], value) if key in before else value for key, value in after.items()}
    kept = {key: value for key, value in changes.items() if value is not _SAME}
    return kept | dict.fromkeys(key for key in before if key not in after)
