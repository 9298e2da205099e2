"""The equivalence classes of a signal's values, against classes worked out by hand."""

from math import inf, nextafter
from typing import Any

import pytest

from intimacy_kit.model.conditions import Among, And, Compare, Holds
from intimacy_kit.model.partition import (
    Cell,
    atoms_by_name,
    cells,
    extreme_values,
    named_values,
    thresholds,
)
from intimacy_kit.model.signals import Signal


def signal(**fields: Any) -> Signal:
    return Signal.model_validate({"id": "trust", "title": "trust", "question": "?", "source": ("x",)} | fields)


def over(number: float) -> float:
    return nextafter(number, inf)


def under(number: float) -> float:
    return nextafter(number, -inf)


def test_thresholds_and_the_intervals_between_them_are_cells() -> None:
    assert cells(0, 10, [3, 7]) == (
        Cell(0.0, under(3)),
        Cell(3.0, 3.0),
        Cell(over(3), under(7)),
        Cell(7.0, 7.0),
        Cell(over(7), 10.0),
    )


@pytest.mark.parametrize(
    ("cuts", "found"),
    [
        ([], (Cell(0.0, 4.0),)),
        ([-1, 5], (Cell(0.0, 4.0),)),
        ([0], (Cell(0.0, 0.0), Cell(over(0), 4.0))),
        ([4, 4], (Cell(0.0, under(4)), Cell(4.0, 4.0))),
        ([1, over(1)], (Cell(0.0, under(1)), Cell(1.0, 1.0), Cell(over(1), over(1)), Cell(over(over(1)), 4.0))),
    ],
    ids=["none", "outside", "at the start", "at the end, twice", "neighbours"],
)
def test_cells_at_the_edges(cuts: list[float], found: tuple[Cell, ...]) -> None:
    assert cells(0, 4, cuts) == found


def test_a_range_of_one_number_is_one_cell() -> None:
    assert cells(0.3, 0.3, []) == (Cell(0.3, 0.3),)


def test_no_cell_holds_a_negative_zero() -> None:
    assert [str(end) for cell in cells(-1, 1, [-0.0]) for end in cell if end == 0] == ["0.0", "0.0"]


def test_a_cell_has_neighbours_and_integers() -> None:
    low, point, high = cells(0, 4, [2])
    assert (low.under, low.over, [*low.whole]) == (under(0), 2.0, [0, 1])
    assert (point.is_point, [*point.whole]) == (True, [2])
    assert (high.is_point, high.under, high.over, [*high.whole]) == (False, 2.0, over(4), [3, 4])
    assert [*Cell(0.25, 0.75).whole] == []


def test_distinct_comparisons_are_grouped_by_name() -> None:
    low = Compare(name="trust", op="<", value=3)
    high, flag = Compare(name="trust", op=">=", value=7), Holds(name="past_betrayal")
    topic = Among(name="conflict_topic", choices=("money",))
    found = atoms_by_name([And(parts=(low, flag)), And(parts=(high, low)), topic])
    assert found == {"trust": (low, high), "past_betrayal": (flag,), "conflict_topic": (topic,)}
    assert thresholds(found["trust"]) == [3, 7]
    assert thresholds(found["past_betrayal"]) == []


def test_named_values_are_classes_of_their_own() -> None:
    assert named_values(signal(kind="flag")) == (False, True)
    assert named_values(signal(kind="choice", choices=("money", "children"))) == ("money", "children")
    assert named_values(signal(kind="rating")) == ()


def test_extreme_values_are_the_ends_of_every_cell() -> None:
    assert extreme_values(signal(kind="rating"), [3]) == (0.0, under(3), 3.0, over(3), 10.0)
    assert extreme_values(signal(kind="flag"), [3]) == (False, True)
