"""`score_instrument` on small frames of every kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import intimacy_kit as ik
from tests.wording import Wording

RAS = {f"ras_{number}": [5, 3, 2, None] for number in range(1, 8)}
RAS["ras_4"] = [1, 3, 5, 2]
RAS["ras_7"] = [1, 3, None, 2]
"""Four people: the first most content, the others with 3 of 5, with one gap, and with only two answers."""

Make = Callable[[dict[str, Any]], Any]
KINDS: dict[str, Make] = {
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "duckdb": lambda data: duckdb.from_arrow(pa.table(data)),
}


def column(frame: Any, name: str) -> list[Any]:
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.to_arrow_table()
    values = frame[name].to_list() if hasattr(frame[name], "to_list") else frame[name].to_pylist()
    return [None if value is None or value != value else value for value in values]


@pytest.mark.parametrize("kind", KINDS)
def test_scores_and_figures(kind: str) -> None:
    scores = ik.score_instrument(KINDS[kind](RAS), "ras")

    assert column(scores.frame, "ras") == [5.0, 3.0, None, None]
    assert column(scores.frame, "ras_1") == [5, 3, 2, None]
    figures = scores.scales["total"]
    assert (figures.rows, figures.scored, figures.complete) == (4, 2, 2)
    assert figures.answered == (3, 3, 3, 4, 3, 3, 3)
    assert figures.mean == 4.0
    assert figures.alpha == pytest.approx(1.0)
    assert figures.to_dict()["title"] == "satisfaction with the relationship"
    assert scores.instrument.id == "ras"


def test_the_repr_shows_no_score() -> None:
    shown = repr(ik.score_instrument(pl.DataFrame({"u1": [3], "u2": [3], "u3": [3]}), "ucla3", "u"))

    assert shown.startswith("InstrumentScores(scales=")
    assert "shape" not in shown


def test_columns_by_name_and_what_is_beyond_a_cut_off() -> None:
    frame = pl.DataFrame({"x": [1, 3], "y": [2, 3], "z": [2, 1]})
    scores = ik.score_instrument(frame, "ucla3", ["z", "x", "y"])

    assert scores.frame["ucla3"].to_list() == [5.0, 7.0]
    assert [(beyond.at, beyond.side, beyond.people) for beyond in scores.scales["total"].beyond] == [(6, "from", 1)]


def test_each_side_of_a_cut_off() -> None:
    hits = pl.DataFrame({f"hits_{number}": [1, 2] for number in range(1, 4)} | {"hits_4": [3, 4]})
    assert [beyond.people for beyond in ik.score_instrument(hits, "hits").scales["total"].beyond] == [0, 2]

    kmss = pl.DataFrame({f"kmss_{number}": [5, 6] for number in range(1, 4)})
    assert [beyond.people for beyond in ik.score_instrument(kmss, "kmss").scales["total"].beyond] == [1]


def test_a_flag_is_never_false_where_it_was_not_answered() -> None:
    data: dict[str, Any] = {f"phq9_{number}": [0, 1, None, 0] for number in range(1, 10)}
    data["phq9_9"] = [0, 1, None, 2]
    scores = ik.score_instrument(pl.DataFrame(data), "phq9")

    assert scores.frame["phq9_suicidal_thoughts"].to_list() == [False, True, None, True]
    assert scores.frame["phq9_phq2"].to_list() == [0.0, 2.0, None, 0.0]
    assert scores.scales["suicidal_thoughts"].mean is None
    assert scores.scales["suicidal_thoughts"].alpha is None


def test_too_few_items_or_people_for_reliability() -> None:
    two = ik.score_instrument(pl.DataFrame({"p1": [0, 1, 3], "p2": [1, 1, 3]}), "phq2", "p").scales["total"]
    assert two.alpha is not None
    assert two.omega is None

    one = ik.score_instrument(pl.DataFrame({"p1": [0], "p2": [1]}), "phq2", "p").scales["total"]
    assert (one.alpha, one.omega, one.deviation) == (None, None, None)

    nobody = ik.score_instrument(pl.DataFrame({"p1": [None], "p2": [1]}), "phq2", "p").scales["total"]
    assert (nobody.scored, nobody.complete, nobody.answered, nobody.mean) == (0, 0, (0, 1), None)

    alike = ik.score_instrument(pl.DataFrame({"u1": [1, 1], "u2": [1, 1], "u3": [2, 2]}), "ucla3", "u").scales["total"]
    assert (alike.alpha, alike.omega) == (None, None)


def test_yes_and_no_are_answers_from_0_to_1() -> None:
    data = {f"hark_{number}": [True, False, False] for number in range(1, 5)}
    assert ik.score_instrument(pl.DataFrame(data), "hark").frame["hark"].to_list() == [4.0, 0.0, 0.0]


OWN = """
id: own
title: Mine
items: 4
range: [0, 10]
ranges: [{items: [4], range: [1, 3]}]
reversed: [2]
weights: [{items: [3], weight: 2.0}]
scales:
  - {id: sum, title: sum, items: [1, 2, 3, 4], score: sum, least_answered: 3}
  - {id: mean, title: mean, items: [1, 2, 3], score: mean, least_answered: 2}
  - {id: any, title: any, items: [1, 2], score: flag, at_least: 5}
sources: {me: {citation: Me}}
licence: mine
"""


def test_an_instrument_of_ones_own_with_gaps_and_weights(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    own = ik.load_instrument(tmp_path / "own.yaml")
    frame = pl.DataFrame({"own_1": [5, 4, None], "own_2": [10, None, 10], "own_3": [1, 2, None], "own_4": [3, 1, 1]})
    scores = ik.score_instrument(frame, own)

    assert scores.frame["own_sum"].to_list() == [10.0, 9 * 5 / 4, None]
    assert scores.frame["own_mean"].to_list() == [7 / 4, 8 / 3, None]
    assert scores.frame["own_any"].to_list() == [True, None, None]
    for row in frame.rows():
        made = [scale.score([row[item.number - 1] for item in scale.items]) for scale in map(own.scoring, own.scales)]
        assert made == [
            scores.frame[f"own_{name}"].to_list()[frame.rows().index(row)] for name in ("sum", "mean", "any")
        ]


WRONG: dict[str, tuple[Any, ...]] = {
    "unknown": (pl.DataFrame({"a": [1]}), "ecrr"),
    "no text": (pl.DataFrame({"a": [1]}), 7),
    "missing columns": (pl.DataFrame({"ucla3_1": [1], "ucla3_2": [1]}), "ucla3"),
    "too few columns": (pl.DataFrame({"a": [1]}), "ucla3", ["a"]),
    "no names": (pl.DataFrame({"a": [1]}), "ucla3", ["a", 1, None]),
    "no list": (pl.DataFrame({"a": [1]}), "ucla3", 3),
    "twice": (pl.DataFrame({"a": [1]}), "ucla3", ["a", "a", "a"]),
    "no numbers": (pl.DataFrame({"u1": ["often"], "u2": [1], "u3": [1]}), "ucla3", "u"),
    "outside": (pl.DataFrame({"u1": [99, 1], "u2": [1.5, 2], "u3": [1, 2]}), "ucla3", "u"),
    "many outside": (pl.DataFrame({f"phq9_{number}": [99] for number in range(1, 10)}), "phq9"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_does_not_fit(wrong: str, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as raised:
        ik.score_instrument(*WRONG[wrong])

    assert raised.value.code == "IK466"
    assert "99" not in raised.value.message
    wording(str(raised.value))


def test_no_dataframe_and_a_column_that_exists() -> None:
    with pytest.raises(ik.QuestionError) as raised:
        ik.score_instrument({"a": 1}, "ucla3")
    assert raised.value.code == "IK408"

    with pytest.raises(ik.QuestionError) as raised:
        ik.score_instrument(pl.DataFrame({"u1": [1], "u2": [1], "u3": [1], "UCLA3": [1]}), "ucla3", "u")
    assert raised.value.code == "IK409"


def test_a_frame_that_cannot_be_computed() -> None:
    frame = pl.LazyFrame({"u1": ["x"], "u2": [1], "u3": [1]}).with_columns(pl.col("u1").cast(pl.Int64))
    with pytest.raises(ik.QuestionError) as raised:
        ik.score_instrument(frame, "ucla3", "u")
    assert raised.value.code == "IK413"


def test_without_narwhals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intimacy_kit.engines.columnar.guard.find_spec", lambda _: None)
    with pytest.raises(ik.QuestionError) as raised:
        ik.score_instrument(pl.DataFrame({"a": [1]}), "ucla3")
    assert raised.value.code == "IK407"
