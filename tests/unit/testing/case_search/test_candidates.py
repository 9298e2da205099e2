"""Values that stand for all others."""

import pytest

from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.reading.condition_text import parse_with_positions
from intimacy_kit.testing.case_search.candidates import candidates, score_candidates


def signal(**fields: object) -> Signal:
    return Signal.model_validate({"id": "it", "title": "It", "question": "How?", "source": ("x",), **fields})


def atoms(text: str) -> tuple[Condition, ...]:
    return parse_with_positions(text).condition.atoms if text else ()


@pytest.mark.parametrize(
    ("fields", "text", "values"),
    [
        ({"kind": "flag"}, "it", (True, False)),
        ({"kind": "choice", "choices": ("a", "b")}, 'it == "a"', ("a", "b")),
        ({"kind": "hours", "unit": "hours"}, "it < 3", (3, 2, 4)),
        ({"kind": "frequency"}, "it >= 3 or it <= 1", (1, 3, 0, 2, 4)),
        ({"kind": "frequency"}, "it >= 3 or it >= 2", (2, 3, 1, 4, 2.5)),
        ({"kind": "rating"}, "it > 0 and it < 10", (0, 10, 9)),
        ({"kind": "rating"}, "", (0,)),
        ({"kind": "rating"}, "other > 3", (0,)),
        ({"kind": "number", "minimum": 0.0, "maximum": 0.5}, "it > 0.25", (0, 0.25, 0.4)),
        ({"kind": "number", "minimum": 0.0, "maximum": 1e-5}, "it > 0", (0, 5.000000000000001e-6)),
        ({"kind": "number", "minimum": 0.0, "maximum": 5e-324}, "it > 0", (0, 5e-324)),
    ],
)
def test_values_on_thresholds_and_between(fields: dict[str, object], text: str, values: tuple[object, ...]) -> None:
    comparisons = tuple(atom for atom in atoms(text) if isinstance(atom, Compare))
    assert candidates(signal(**fields), comparisons) == values


def test_scores_stay_within_what_is_possible() -> None:
    assert score_candidates(0.25, 0.75, [0.5, 0.9]) == (0.5, 0.4, 0.6)
    assert score_candidates(0.5, 0.5, [0.5]) == (0.5,)
    assert score_candidates(0.3, 0.3, []) == (0.3,)
