"""Where people can turn: help lines and services, which the app supplies and somebody checks from time to time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, NoReturn

from pydantic import Field, StringConstraints, ValidationError

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.complaints import first_complaint
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.values import plain_whole

Locale = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A language tag such as `en`, `en-GB` or `pt-BR`."""


class StaleResourceWarning(UserWarning):
    """A help line is given out that nobody has checked for long: its number may be somebody else's by now."""


class HelpLine(Frozen):
    """A service that people can turn to.

    Attributes:
        contact: how to reach it: a number, an address, what to text.
        concerns: the safety rules that it is for; none if it is for everybody.
        verified: the date on which somebody last checked all this.
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
    """Help lines by locale, as an app supplies them. The library has none: they differ by country, and they change.

    Immutable.

    Args:
        lines: by locale, such as "en-GB"; each a list of `HelpLine`, or of mappings with its fields.
        stale_after_days: after so many days without a check, giving one out warns (`StaleResourceWarning`).

    Raises:
        QuestionError: they are not usable (IK404).
    """

    __slots__ = ("lines", "stale_after_days")
    lines: Mapping[str, tuple[HelpLine, ...]]
    stale_after_days: int

    def __init__(self, lines: Mapping[str, Any], *, stale_after_days: int = 180) -> None:
        days = plain_whole(stale_after_days)
        whole = stale_after_days if days is None else days
        try:
            entries = _Entries.model_validate({"lines": lines, "stale_after_days": whole})
        except ValidationError as error:  # also of what foreign objects raise
            wrong = first_complaint(error)
        else:
            object.__setattr__(self, "lines", MappingProxyType(dict(entries.lines)))
            object.__setattr__(self, "stale_after_days", entries.stale_after_days)
            return
        help = 'give a list of `HelpLine` for each locale, such as "en-GB"'
        raise QuestionError(Problem("IK404", f"resources are not usable: {wrong}", help))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("resources cannot be changed")

    def __repr__(self) -> str:
        return f"Resources({', '.join(sorted(self.lines))})"
