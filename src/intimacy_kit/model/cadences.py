"""How often a practice is done, in words."""

from __future__ import annotations

from collections.abc import Mapping

CADENCES: Mapping[str, str] = {
    "daily": "every day",
    "several_times_a_week": "three times a week",
    "weekly": "once a week",
    "monthly": "every four weeks",
    "once": "once",
    "when_needed": "when it is needed",
}
