"""Explanations of indexes: what each part adds, or takes away."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, FILES

INDEX = """
- id: well
  title: All in all
  text: How it is.
  of: {understanding: 1, mistrust: -3}
  levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]
"""
KB = ik.load_knowledge({**FILES, "indexes.yaml": INDEX}, core=False)


def explained(answers: dict[str, float | bool | str]) -> ik.IndexExplanation:
    explanation = KB.diagnose(answers).explain("well")
    assert isinstance(explanation, ik.IndexExplanation)
    return explanation


@pytest.mark.parametrize("answers", [{}, {"trust": 3}, ALL_HARD])
def test_parts_add_up_to_the_index(answers: dict[str, float | bool | str]) -> None:
    explanation = explained(answers)
    assert sum(part.low for part in explanation.parts) == pytest.approx(explanation.index.low)
    assert sum(part.high for part in explanation.parts) == pytest.approx(explanation.index.high)
    assert sum(explanation.shares.values()) == pytest.approx((explanation.index.low + explanation.index.high) / 2)
    assert [part.most for part in explanation.parts] == [0.75, 0.25]


def test_what_holds_it_down_most_comes_first() -> None:
    missing = [part.most - part.share for part in explained(ALL_HARD).parts]
    assert missing == sorted(missing, reverse=True)


def test_it_is_told() -> None:
    text = str(explained(ALL_HARD))
    assert text.startswith("All in all: low\n")
    assert "Mistrust: takes away " in text
    assert "Understanding: adds 0.0 of 25.0 points" in text


def test_an_open_index_is_told_without_a_number() -> None:
    text = str(explained({}))
    assert text.startswith("All in all: not known yet\n")
    assert "Mistrust: takes away 0.0 to " in text


def test_support_is_told_instead_under_a_concern() -> None:
    explanation = explained({**ALL_HARD, "afraid": True})
    assert explanation.support is not None
    assert str(explanation) == explanation.support.to_text()
