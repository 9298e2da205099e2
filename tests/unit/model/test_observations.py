"""Observations: a mapping that nobody can change and that does not tell what is in it."""

import copy
import pickle

import pytest

from intimacy_kit import Observations


def test_they_are_a_mapping_in_the_order_of_ids() -> None:
    observations = Observations({"trust": 3.0, "afraid": False, "topic": "money"})
    assert list(observations) == ["afraid", "topic", "trust"]
    assert list(observations.items()) == [("afraid", False), ("topic", "money"), ("trust", 3.0)]
    assert len(observations) == 3
    assert observations["trust"] == 3.0
    assert observations.get("mood") is None
    with pytest.raises(KeyError):
        observations["mood"]


def test_they_are_equal_by_content_and_hashable() -> None:
    one, other = Observations({"trust": 3.0, "afraid": True}), Observations({"afraid": True, "trust": 3.0})
    assert one == other == {"trust": 3.0, "afraid": True}
    assert hash(one) == hash(other)
    assert one != Observations({"trust": 3.0})
    assert {one, other} == {one}


def test_they_are_immutable_even_through_their_source() -> None:
    given: dict[str, float | bool | str] = {"trust": 3.0}
    observations = Observations(given)
    given["trust"] = 9.0
    assert observations["trust"] == 3.0
    with pytest.raises(TypeError):
        observations["trust"] = 9.0  # type: ignore[index]  # the point of the test
    with pytest.raises(TypeError):
        del observations["trust"]  # type: ignore[attr-defined]  # the point of the test
    with pytest.raises(AttributeError):
        observations.extra = 1  # type: ignore[attr-defined]  # the point of the test


def test_they_can_be_copied_and_pickled() -> None:
    observations = Observations({"trust": 3.0, "afraid": True})
    assert copy.deepcopy(observations) == pickle.loads(pickle.dumps(observations)) == observations


def test_their_repr_shows_the_count_only() -> None:
    assert repr(Observations({"trust": 3.0, "afraid": True})) == "Observations(2 answered)"
