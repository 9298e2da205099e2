"""Signals that are scored by an instrument: from the columns of its items, with the codes of its publication."""

from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.wording import Wording, codes_in

nw = pytest.importorskip("narwhals.stable.v2")
pl = pytest.importorskip("polars")

from intimacy_kit.answers.instruments.scoring import score  # noqa: E402 - only where narwhals is
from intimacy_kit.packs.instruments.registry import scale_of  # noqa: E402

ITEMS = [f"q{number}" for number in range(19, 37)]
FIRST, SECOND = ITEMS[0], ITEMS[1]


def avoidance(**more: Any) -> ik.Codebook:
    column = {"instrument": "ecr_r.avoidance", "columns": ["q19..q36"], **more}
    return ik.Codebook(missing=[-99], signals={"attachment_avoidance": column})


def frame(*rows: list[Any]) -> Any:
    return pl.DataFrame([dict(zip(ITEMS, row, strict=True)) for row in rows], schema=dict.fromkeys(ITEMS, pl.Float64))


def test_a_scale_is_scored_as_its_instrument_says() -> None:
    answers = [[float(1 + (place * 5 + row) % 7) for place in range(18)] for row in range(4)]
    given = frame(*answers)
    expected = nw.from_native(given).select(score(scale_of("ecr_r.avoidance"), ITEMS).alias("score"))["score"].to_list()
    for made in (given, given.lazy().collect(), given.to_pandas(), given.to_arrow()):
        assert list(avoidance().apply(made)["attachment_avoidance"].to_numpy()) == pytest.approx(expected)


def test_reversed_stretched_and_translated() -> None:
    columns = ["a", "b"]
    book = ik.Codebook(
        signals={"low_mood": {"instrument": "phq2", "columns": columns, "answers": {"no": 0, "some": 1, "all": 3}}}
    )
    words = pl.DataFrame({"a": ["no", "all", None], "b": ["some", "all", "no"]})
    assert book.apply(words)["low_mood"].to_list() == [1.0, 6.0, None]

    turned = ik.Codebook(signals={"trust": {"instrument": "phq2", "columns": columns, "reversed": True}})
    numbers = pl.DataFrame({"a": ["0", "3"], "b": ["0", "0"]})
    assert turned.apply(numbers)["trust"].to_list() == [10.0, 5.0]


def test_a_flag_of_one_item() -> None:
    flagged = {"instrument": "phq9.suicidal_thoughts", "columns": ["i9"]}
    book = ik.Codebook(signals={"suicidal_thoughts": flagged})
    given = pl.DataFrame({"i9": [0, 1, None]})
    for made in (given, given.to_pandas()):
        assert book.apply(made)["suicidal_thoughts"].to_list()[:2] == [False, True]
    assert book.apply(given)["suicidal_thoughts"].to_list() == [False, True, None]


def test_a_flag_that_says_the_opposite() -> None:
    flagged = {"instrument": "phq9.suicidal_thoughts", "columns": ["i9"], "reversed": True}
    book = ik.Codebook(signals={"major_life_change": flagged})
    assert book.apply(pl.DataFrame({"i9": [0, 1, None]}))["major_life_change"].to_list() == [True, False, None]


def test_too_few_items_are_no_answer_and_codes_that_an_item_does_not_have_are_refused(wording: Wording) -> None:
    few = frame([4.0, -99.0, *[None] * 16])
    assert avoidance().apply(few)["attachment_avoidance"].to_list() == [None]
    with pytest.raises(ik.ObservationError) as raised:
        avoidance().apply(frame([8.0, 2.5, *[4.0] * 16], [4.0] * 18))
    assert codes_in(str(raised.value)) == ["IK321", "IK321"]
    wording(str(raised.value))


@pytest.mark.parametrize(
    "text",
    [
        "attachment_avoidance: {instrument: ecr_r.avoidence, columns: [q1..q18]}",
        "attachment_avoidance: {instrument: ecr_r.avoidance, columns: [q1..q17]}",
        "attachment_avoidance: {instrument: ecr_r.avoidance, columns: [q1..q18], missing: [7]}",
        "low_mood: {instrument: gad2, columns: [q1, q2]}",
        "fears_partner: {instrument: phq2, columns: [q1, q2]}",
        "trust: {instrument: phq2, columns: [q1, q2], answers: {a: 4, b: often, c: null}}",
        "trust: {instrument: phq2, columns: [q1, q2], missing: [x], answers: {x: 1}}",
    ],
)
def test_what_does_not_fit_an_instrument(text: str, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "codebook.yaml").write_text(f"signals: {{{text}}}")
    with pytest.raises(ik.CodebookError) as raised:
        ik.load_codebook(tmp_path / "codebook.yaml")
    wording(str(raised.value))


def test_series_of_columns() -> None:
    def sources(*columns: str) -> tuple[str, ...]:
        book = ik.Codebook(signals={"trust": {"instrument": "x", "columns": columns}})
        return book.signals["trust"].sources

    assert sources("q08..q11", "x") == ("q08", "q09", "q10", "q11", "x")
    assert sources("q3..q1", "q1..p3", "1..2000") == ("q3..q1", "q1..p3", "1..2000")
    assert sources("q1_1..q1_2") == ("q1_1", "q1_2")
