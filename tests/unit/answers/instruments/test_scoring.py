"""The expressions that codebooks use, where they are called wrongly."""

import polars as pl
import pytest

import intimacy_kit as ik
from intimacy_kit.answers.instruments.scoring import score, unfit
from intimacy_kit.packs.instruments.registry import scale_of


def test_a_column_for_each_item() -> None:
    for function in (score, unfit):
        with pytest.raises(ik.QuestionError) as raised:
            function(scale_of("phq2"), ["a"])
        assert raised.value.code == "IK466"


def test_nan_is_no_answer() -> None:
    import narwhals.stable.v2 as nw

    scale = scale_of("phq2")
    frame = nw.from_native(pl.DataFrame({"a": [float("nan"), 1.0], "b": [1, 2]}))
    found = frame.select(
        score(scale, ["a", "b"]).alias("s"), *(e.alias(n) for n, e in zip("ab", unfit(scale, ["a", "b"]), strict=True))
    )

    assert found.rows() == [(None, False, False), (3.0, False, False)]
