"""Define help lines and services that the app supplies and verifies regularly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, NoReturn

from pydantic import Field, StringConstraints, ValidationError

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.validation_messages import first_error
from intimacy_kit.model.values import plain_whole

Locale = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A language tag such as `en`, `en-GB` or `pt-BR`."""


class StaleResourceWarning(UserWarning):
    """A help line was shown that has not been verified recently, so its number may be out of date."""


class HelpLine(Frozen):
    """A help line or another support service.

    Attributes:
        name: its name.
        contact: a phone number, an address, or what to text.
        verified: the date of the last verification.
        url: its website.
        hours: its opening hours.
        concerns: the safety rules that it is for; empty if it is for everybody.
    """

    name: Title
    contact: Text
    verified: date
    url: Text | None = None
    hours: Text | None = None
    concerns: tuple[Id, ...] = ()


class _Entries(Frozen):
    lines: dict[Locale, Annotated[tuple[HelpLine, ...], Field(min_length=1)]]
    stale_after_days: Annotated[int, Field(strict=True, ge=1, le=3650)]


class Resources:
    """Help lines by locale. The library includes none, because they differ by country and change over time.

    Immutable.

    Args:
        lines: lists of `HelpLine`, or of mappings with its fields, by locale, such as "en-GB".
        stale_after_days: the age of a verification in days after which showing a help line warns
            (`StaleResourceWarning`), 1 to 3650.

    Raises:
        QuestionError: an argument is invalid (IK404).
    """

    __slots__ = ("lines", "stale_after_days")
    lines: Mapping[str, tuple[HelpLine, ...]]
    stale_after_days: int

    def __init__(self, lines: Mapping[str, Any], *, stale_after_days: int = 180) -> None:
        days = plain_whole(stale_after_days)
        whole = stale_after_days if days is None else days
        try:
            entries = _Entries.model_validate({"lines": lines, "stale_after_days": whole})
        except ValidationError as error:  # pydantic wraps what foreign objects raise
            wrong = first_error(error)
        else:
            object.__setattr__(self, "lines", MappingProxyType(dict(entries.lines)))
            object.__setattr__(self, "stale_after_days", entries.stale_after_days)
            return
        help = 'give a list of `HelpLine` for each locale, such as "en-GB"'
        raise OptionError(Problem("IK404", f"invalid resources: {wrong}", help))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("resources cannot be changed")

    def __repr__(self) -> str:
        return f"Resources({', '.join(sorted(self.lines))})"
