"""Alpha and omega where they mean nothing, and where loadings are known."""

import pytest

from intimacy_kit.answers.instruments import reliability
from intimacy_kit.answers.instruments.reliability import alpha, minres_loadings, omega


def one_factor(loadings: list[float]) -> list[list[float]]:
    return [[1.0 if one is other else one * other for other in loadings] for one in loadings]


def test_loadings_that_are_known() -> None:
    known = [0.9, 0.5, 0.7, 0.61]
    assert minres_loadings(one_factor(known)) == pytest.approx(known)
    assert minres_loadings(one_factor([-one for one in known])) == pytest.approx(known)
    assert omega(one_factor(known)) == pytest.approx(sum(known) ** 2 / sum(map(sum, one_factor(known))))


def test_alpha_by_hand() -> None:
    assert alpha([[1.0, 0.5], [0.5, 1.0]]) == pytest.approx(2 / 3)
    assert alpha([[1.0]]) is None
    assert alpha([[0.0, 0.0], [0.0, 0.0]]) is None


def test_no_omega() -> None:
    assert omega([[1.0, 0.5], [0.5, 1.0]]) is None
    assert omega([[0.0, 0.0, 0.0], [0.0, 1.0, 0.5], [0.0, 0.5, 1.0]]) is None


def test_more_than_one_factor_can_hold() -> None:
    assert omega([[1.0, 0.9, 0.9], [0.9, 1.0, 0.1], [0.9, 0.1, 1.0]]) is None


def test_items_that_go_against_each_other() -> None:
    assert minres_loadings([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]) is None


def test_a_search_that_does_not_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reliability, "MAX_ROUNDS", 1)
    assert minres_loadings(one_factor([0.9, 0.5, 0.7])) is None
    assert omega(one_factor([0.9, 0.5, 0.7])) is None
