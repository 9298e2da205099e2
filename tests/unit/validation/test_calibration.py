import numpy as np
import polars as pl

from intimacy_kit.validation.calibration import levels
from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.targets import FINDING_STARTS, Target
from tests.simulated import knowledge, people

NAMES = ("none", "mild", "moderate", "severe")


def cases(scores: list[float], outcome: list[float]) -> Cases:
    many = len(scores)
    return Cases(
        np.array(outcome), True, np.ones(many), np.arange(many), [None] * many, {"x": np.array(scores)}, {}, {}, {},
        np.ones(many, dtype=bool),
    )  # fmt: skip


def order(scores: list[float], outcome: list[float]) -> str:
    return levels(cases(scores, outcome), Target("x", "X", "challenge", FINDING_STARTS, NAMES)).order


def test_the_order_of_levels_with_enough_cases() -> None:
    low, middle, high = [0.0] * 5, [0.3] * 5, [0.9] * 5
    assert order([*low, *middle, *high], [0] * 5 + [0, 0, 0, 1, 1] + [1] * 5) == "rising"
    assert order([*low, *middle, *high], [1] * 5 + [0, 0, 0, 1, 1] + [0] * 5) == "falling"
    assert order([*low, *middle, *high], [0] * 5 + [1] * 5 + [0] * 5) == "neither"
    assert order([*low, *middle], [0, 0, 0, 1, 1] * 2) == "neither"
    assert order([*low, *high[:4]], [0] * 4 + [1] * 5) == "neither"


def test_a_score_that_separates_completely_has_no_slope() -> None:
    frame = people(200, (0, 0, 0, 1, 1), 1)
    found = knowledge().validate(frame, "event", draws=20, leave_out=False)
    line = next(each for each in found.calibration if each.id == "distance")
    assert (line.intercept, line.slope) == (None, None)
    assert found["distance"].auc is not None
    assert found["distance"].auc.value == 1
    assert found["distance"].p == 0
    assert found.levels[0].levels[-1].cases


def test_levels_that_nobody_or_hardly_anybody_has() -> None:
    frame = people(200, (0.1, 0.2, 0.4, 0.6, 0.8), 1).with_columns(
        warmth=pl.Series([3.0] * 3 + [7.0] * 97 + [9.0] * 100)
    )
    found = knowledge().validate(frame, "event", draws=20, leave_out=False)
    told = next(each for each in found.levels if each.id == "distance")
    assert [(each.cases, each.outcome is None) for each in told.levels] == [
        (197, False),
        (0, True),
        (3, True),
        (0, True),
    ]
    assert "moderate: too few (3)" in " ".join(found.to_text(width=300).split())
    assert found.to_html().count("<svg") == 3
