"""The field types that the models share."""

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from intimacy_kit.model.fields import Frozen, Id, Share, Sources, Text, Title, Weight, trusted
from intimacy_kit.model.levels import STRENGTH_LEVELS, level


def accepts(kind, value) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["a", "a1", "a_b", "x" * 64], ["", "A", "1a", "_a", "a-b", "a ", "a\n", "if", "at_least", "false", 1]),
        (Title, ["x", "x" * 120, " x "], ["", "   ", "x" * 121, 5, None]),
        (Text, ["x", "x" * 4000], ["", "x" * 4001, 5, None]),
        (Weight, [0.001, 0.5, 0.999], [0, 1, 0.0, 1.0, -0.1, 1.1, float("nan"), True, "0.5"]),
        (Share, [0, 1, 0.5, 0.0, 1.0], [-0.1, 1.1, float("nan"), float("inf")]),
        (Sources, [("a",), ["a", "b#c"]], [(), "a", [""], [5]]),
    ],
)  # fmt: skip
def test_field_types_accept_and_refuse(kind, good, bad) -> None:
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


def test_text_is_trimmed() -> None:
    assert TypeAdapter(Title).validate_python("  Time for two ") == "Time for two"


class Point(Frozen):
    x: int
    y: int = 0


def test_models_are_frozen_forbid_unknown_fields_and_hide_input() -> None:
    point = Point(x=1)
    with pytest.raises(ValidationError, match="frozen"):
        point.x = 2  # type: ignore[misc]  # the point of the test
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Point.model_validate({"x": 1, "z": 3})
    with pytest.raises(ValidationError) as error:
        Point.model_validate({"x": "a secret"})
    assert "secret" not in str(error.value)


def test_canary_trusted_fills_all_the_slots_that_pydantic_has() -> None:
    """`trusted` writes the private slots of pydantic's models, and pydantic promises nothing of them.

    With another slot in a new release, what `trusted` makes would lack it, and whatever reads it would raise an
    AttributeError far from here. Then `trusted` has to fill that slot too, or to give way to `model_construct`.
    """
    assert BaseModel.__slots__ == (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
    made, constructed = trusted(Point, {"x": 1, "y": 2}), Point.model_construct(x=1, y=2)
    for slot in BaseModel.__slots__:
        assert getattr(made, slot) == getattr(constructed, slot), slot


def test_a_trusted_model_is_equal_to_a_checked_one() -> None:
    made, checked = trusted(Point, {"x": 1, "y": 2}), Point(x=1, y=2)
    assert made == checked
    assert hash(made) == hash(checked)
    assert made.model_dump() == checked.model_dump()
    assert made.model_copy(update={"x": 5}) == Point(x=5, y=2)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0.0, "none"), (0.2499999999999999, "none"), (0.25, "mild"), (0.4999999999999999, "mild"),
        (0.5, "moderate"), (0.7499999999999999, "moderate"), (0.75, "severe"), (1.0, "severe"),
    ],
)  # fmt: skip
def test_levels_begin_exactly_at_their_cut_points(score: float, expected: str) -> None:
    assert level(score) == expected


def test_each_level_of_a_finding_has_one_of_a_component() -> None:
    words = {level(score): STRENGTH_LEVELS[level(score)] for score in (0.0, 0.25, 0.5, 0.75)}
    assert words == {"none": "none", "mild": "emerging", "moderate": "solid", "severe": "strong"}
