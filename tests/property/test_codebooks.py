"""Codebooks lose nothing: answers that are coded, and decoded by their codebook, are the answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.answers.codebooks.codes import as_number
from intimacy_kit.model.signals import Signal
from tests.small_pack import small_knowledge

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")

KNOWLEDGE = small_knowledge()
CODES = st.one_of(
    st.integers(-1000, 1000).map(str),
    st.floats(-100, 100, allow_nan=False).map(repr),
    st.text(min_size=1, max_size=8).map(str.strip).filter(bool).filter(lambda text: as_number(text) is None),
)


def values(signal: Signal) -> st.SearchStrategy[Any]:
    if signal.spec.value_type == "flag":
        return st.booleans()
    if signal.choices:
        return st.sampled_from(signal.choices)
    return st.floats(*signal.bounds, allow_nan=False).map(lambda value: value + 0.0)


def meant(codes: list[str]) -> list[str]:
    """The codes of which no two mean the same value."""
    kept: dict[float | str, str] = {}
    for code in codes:
        number = as_number(code)
        kept.setdefault(code if number is None else number + 0.0, code)
    return list(kept.values())


@given(st.data())
def test_coded_answers_are_decoded(data: st.DataObject) -> None:
    signal = data.draw(st.sampled_from(list(KNOWLEDGE.signals.values())))
    codes = meant(data.draw(st.lists(CODES, min_size=2, max_size=8, unique=True)))
    targets = {code: data.draw(values(signal)) for code in codes[:-1]}
    book = ik.Codebook(
        missing=codes[-1:], pass_on=["other"], signals={signal.id: {"column": "q1", "answers": targets or {"x": None}}}
    )
    given_codes = data.draw(st.lists(st.sampled_from([*targets, codes[-1], None]), min_size=1, max_size=12))
    frame = pl.DataFrame({"other": range(len(given_codes)), "q1": pl.Series(given_codes, dtype=pl.String)})

    decoded = book.apply(frame, KNOWLEDGE)
    assert decoded[signal.id].to_list() == [targets.get(code) if code is not None else None for code in given_codes]
    assert decoded["other"].to_list() == list(range(len(given_codes)))
    if all(code is None or as_number(code) is not None for code in given_codes):
        numbers = frame.with_columns(pl.col("q1").cast(pl.Float64))
        assert book.apply(numbers, KNOWLEDGE).equals(decoded)


@given(st.integers(-10, 10), st.integers(1, 12), st.lists(st.integers(0, 12), max_size=12), st.booleans())
def test_a_scale_is_stretched_evenly_and_its_reverse_is_its_mirror(
    low: int, width: int, steps: list[int], reversed: bool
) -> None:
    answers = [low + step for step in steps if step <= width]
    column = {"column": "q1", "from": [low, low + width]}
    frame = pl.DataFrame({"q1": pl.Series(answers, dtype=pl.Int64)})
    plain = ik.Codebook(signals={"trust": column}).apply(frame, KNOWLEDGE)["trust"].to_list()
    turned = ik.Codebook(signals={"trust": column | {"reversed": True}}).apply(frame, KNOWLEDGE)["trust"].to_list()
    for answer, value, mirrored in zip(answers, plain, turned, strict=True):
        assert value == pytest.approx(10 * (answer - low) / width)
        assert 0 <= value <= 10
        assert value + mirrored == pytest.approx(10)
        assert (value == 10) == (answer == low + width)
