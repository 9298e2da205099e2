"""The index of the core pack moves with what goes with closeness, also where little is asked."""

from itertools import pairwise

import pytest

import intimacy_kit as ik

KB = ik.load_knowledge(plugins=False)
RATINGS = (0, 2.5, 5, 7.5, 10)
RISING = {
    "relationship_satisfaction": RATINGS,
    "commitment": RATINGS,
    "partner_commitment": RATINGS,
    "sexual_satisfaction": RATINGS,
    "frustration": (4, 3, 2, 1, 0),
}


def middle(answers: dict[str, float]) -> float:
    index = KB.diagnose(answers).indexes["emotional_intimacy"]
    return (index.low + index.high) / 2


@pytest.mark.parametrize("id", RISING)
def test_regression_the_index_moves_with_what_predicts_quality(id: str) -> None:
    """Most are the strongest predictors of quality (joel2020); frustration is what missing closeness feels like."""
    found = [middle({id: value}) for value in RISING[id]]
    assert all(lower <= higher for lower, higher in pairwise(found))
    assert found[-1] > found[0]


def test_contentment_moves_the_index_in_every_step() -> None:
    found = [middle({"relationship_satisfaction": value}) for value in RATINGS]
    assert all(lower < higher for lower, higher in pairwise(found))


@pytest.mark.parametrize(("rating", "level"), [(20 / 3, "mild"), (7, "mild"), (7.5, "none"), (8, "none")])
def test_regression_a_rating_near_published_cut_offs_is_told(rating: float, level: str) -> None:
    """Those of CSI-32, RDAS and KMSS lie at 65, 70 and 78% of their range; five of seven is 6.667 of 10."""
    assert KB.diagnose({"relationship_satisfaction": rating}).findings["decreased_satisfaction"].level == level
