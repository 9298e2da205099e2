"""The table of cadences."""

from typing import get_args

from intimacy_kit.model.cadences import CADENCES, CadenceName


def test_every_cadence_has_a_row() -> None:
    assert tuple(CADENCES) == get_args(CadenceName)


def test_days_of_the_week_are_as_many_as_repetitions() -> None:
    assert all(len(row.weekdays) in (0, row.times_per_week) for row in CADENCES.values())
