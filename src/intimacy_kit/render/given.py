"""What an app gives to be told on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """What an app gives to be told on a page; the library knows neither of it, nor does it read a clock.

    Attributes:
        for_whom: a name.
        day: the date.
        emergency: the number to call in danger.
    """

    for_whom: str | None = None
    day: date | None = None
    emergency: str | None = None
